import * as aws from "@pulumi/aws";
import { routes } from "../shared/routes";
import { named } from "../shared/tags";
import type { HubConnection, HubContext } from "./hubConnection";

/**
 * One peering connection a spoke, asked for by the hub; a spoke of the same account is accepted with
 * it, another account's `EndpointSpoke` accepts. Spokes never see each other: peering is not transitive.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
 */
export function peeringHub({ name, args, planned, parent, region }: HubContext): HubConnection {
  const at = region === undefined ? {} : { region };
  const connections = planned.spokes.map((spoke) => {
    const connection = new aws.ec2.VpcPeeringConnection(
      `${name}-${spoke.name}`,
      {
        vpcId: args.vpcId,
        peerVpcId: spoke.args.vpcId ?? "",
        ...(spoke.foreign
          ? { peerOwnerId: spoke.args.accountId ?? "", autoAccept: false }
          : { autoAccept: true }),
        ...at,
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
