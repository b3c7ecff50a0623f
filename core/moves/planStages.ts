import type { EndpointPlan } from "../plan";
import { planTopology } from "../planTopology";
import type { ServiceNeed, Topology, TopologyVpc } from "../topology/topology";
import { isInHub, type StageIn } from "./stages";

/**
 * The plan of what an update builds: everything of the VPCs' side and of the hub's, where a service is in both with the endpoint
 * that stands by. What the file forces has been decided before; on its way a service is where it must not stay.
 */
export function planStages(
  topology: Topology,
  model: EndpointPlan["model"],
  stage: StageIn,
): EndpointPlan {
  const open: Topology = {
    ...topology,
    vpcs: topology.vpcs.map((vpc) => ({ ...vpc, needs: vpc.needs.map(withoutPlacement) })),
  };
  const stageOfNeed = (vpc: TopologyVpc, { service }: ServiceNeed) => stage(vpc.name, service.name);
  const throughNat = (vpc: TopologyVpc, need: ServiceNeed) => stageOfNeed(vpc, need) === "Nat";
  const hubs = planTopology(
    open,
    model,
    (vpc, need) => isInHub(stageOfNeed(vpc, need)),
    throughNat,
  );
  const vpcs = planTopology(
    open,
    model,
    (vpc, need) => stageOfNeed(vpc, need) === "Hub",
    throughNat,
  );
  const ofHub = ({ vpc }: { readonly vpc: string }) => vpc === topology.hub.name;
  return {
    ...hubs,
    endpoints: [
      ...vpcs.endpoints
        .filter((endpoint) => !ofHub(endpoint))
        .map((endpoint) =>
          endpoint.type === "Interface" &&
          stage(endpoint.vpc, endpoint.service.name) === "BothHubAnswers"
            ? { ...endpoint, privateDnsEnabled: false }
            : endpoint,
        ),
      ...hubs.endpoints.filter(ofHub),
    ],
    securityGroups: [
      ...vpcs.securityGroups.filter((group) => !ofHub(group)),
      ...hubs.securityGroups.filter(ofHub),
    ],
  };
}

function withoutPlacement(need: ServiceNeed): ServiceNeed {
  return need.placement === undefined ? need : { ...need, placement: undefined };
}
