import type { EndpointNetworkArgs, NetworkVpc } from "../../components/network/networkArgs";
import type { TopologyInput } from "../../core/topology/schema";
import type { Topology, VpcNetwork } from "../../core/topology/topology";
import { topologyOf } from "./topologies";

/** Ids of a VPC that has exactly what its topology plans. */
export function idsOf(network: VpcNetwork): NetworkVpc {
  const tables = Array.from({ length: network.routeTables }, (_, index) => `t${index + 1}`);
  return {
    vpcId: `vpc-${network.name}`,
    subnets: network.availabilityZones.map((availabilityZone) => ({
      subnetId: `subnet-${network.name}-${availabilityZone}`,
      availabilityZone,
    })),
    routeTableIds: Object.fromEntries(
      tables.map((table) => [table, `rtb-${network.name}-${table}`]),
    ),
    ...(network.attached ? { transitGatewayAttachmentId: `tgw-attach-${network.name}` } : {}),
  };
}

/** Arguments of a network that builds a topology as it is written. */
export function networkArgs(
  input: TopologyInput,
  more: Partial<EndpointNetworkArgs> = {},
): EndpointNetworkArgs & { readonly planned: Topology } {
  const planned = topologyOf(input);
  const existing =
    planned.hub.connectivity === "TransitGateway" && planned.hub.connectivityExists
      ? {
          transitGatewayId: "tgw-1",
          transitGatewaySpokeRouteTableId: "tgw-rtb-spokes",
          transitGatewayHubRouteTableId: "tgw-rtb-hub",
        }
      : {};
  const core =
    planned.hub.connectivity === "CloudWan"
      ? { coreNetworkId: "core-network-1", coreNetworkArn: "arn:core-network-1" }
      : {};
  return {
    topology: JSON.stringify(input),
    vpcs: Object.fromEntries(planned.vpcs.map((vpc) => [vpc.name, idsOf(vpc)])),
    ...(planned.hub.assumed ? {} : { hub: { vpc: idsOf(planned.hub), ...existing, ...core } }),
    ...more,
    planned,
  };
}
