import * as aws from "@pulumi/aws";
import { routes } from "../../shared/routes";
import { named } from "../../shared/tags";
import { required, type Issue } from "../../../core/issues";
import type { EndpointHubArgs } from "../hubArgs";
import type { PlannedSpoke } from "../plannedHub";
import type { HubWay } from "./hubWay";
import type { HubConnection, HubContext } from "../hubConnection";

export const peering: HubWay = { properties: [], check, connect };

function check(_args: EndpointHubArgs, spokes: readonly PlannedSpoke[]): Issue[] {
  return spokes
    .filter((spoke) => spoke.args.vpcId === undefined)
    .map((spoke) =>
      required(["spokes", spoke.name, "vpcId"], "a peering connection names both VPCs"),
    );
}

/**
 * One peering connection a spoke, asked for by the hub; a spoke of the same account is accepted with
 * it, another account's `EndpointSpoke` accepts. Spokes never see each other: peering is not transitive.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
 */
function connect({ name, args, planned, parent, region }: HubContext): HubConnection {
  const connections = planned.spokes.map((spoke) => {
    const connection = new aws.ec2.VpcPeeringConnection(
      `${name}-${spoke.name}`,
      {
        vpcId: args.vpcId,
        peerVpcId: spoke.args.vpcId ?? "",
        ...(spoke.foreign
          ? { peerOwnerId: spoke.args.accountId ?? "", autoAccept: false }
          : { autoAccept: true }),
        region,
        tags: named(`${name}-${spoke.name}`, args.tags),
      },
      { parent },
    );
    // A route to a connection that is not accepted yet is there and takes effect when it is.
    routes(
      `${name}-${spoke.name}`,
      {
        routeTableIds: args.routeTableIds,
        cidrBlocks: spoke.args.cidrBlocks,
        target: { vpcPeeringConnectionId: connection.id },
        region,
      },
      { parent },
    );
    return [spoke.name, connection.id] as const;
  });
  return { vpcPeeringConnectionIds: Object.fromEntries(connections) };
}
