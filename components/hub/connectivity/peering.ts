import * as aws from "@pulumi/aws";
import { named } from "../../shared/tags";
import { error, required, type Issue } from "../../../core/issues";
import type { EndpointHubArgs } from "../hubArgs";
import type { PlannedSpoke } from "../plannedHub";
import type { HubWay } from "./hubWay";
import type { BuiltConnection, HubContext } from "../hubConnection";
import { namesOf, routesBack } from "./routesBack";

export const peering: HubWay = { properties: [], check, connect };

function check(args: EndpointHubArgs, spokes: readonly PlannedSpoke[]): Issue[] {
  const unnamed = spokes.filter((spoke) => spoke.args.vpcId === undefined);
  return [
    ...unnamed.map((spoke) =>
      required(["spokes", spoke.name, "vpcId"], "a peering connection names both VPCs"),
    ),
    ...(args.routeAllowedCidrBlocks === true
      ? [
          error("peering-leads-no-further", ["routeAllowedCidrBlocks"], {
            value: true,
            message:
              "a peering connection leads to the other VPC alone, and not to networks beyond it",
            wayOut: "Remove it, and lead back to allowedCidrBlocks by routes of your own",
          }),
        ]
      : []),
  ];
}

/**
 * One peering connection a spoke, asked for by the hub; a spoke of the same account is accepted with
 * it, another account's `EndpointSpoke` accepts. Spokes never see each other: peering is not transitive.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
 */
function connect(context: HubContext): BuiltConnection {
  const { args, planned, parent, region } = context;
  const connections = planned.spokes.map((spoke) => {
    const { name, formerName } = namesOf(context, spoke);
    const connection = new aws.ec2.VpcPeeringConnection(
      name,
      {
        vpcId: args.vpcId,
        peerVpcId: spoke.args.vpcId ?? "",
        ...(spoke.foreign
          ? { peerOwnerId: spoke.args.accountId ?? "", autoAccept: false }
          : { autoAccept: true }),
        region,
        tags: named(name, args.tags),
      },
      { parent, ...(formerName === undefined ? {} : { aliases: [{ name: formerName }] }) },
    );
    // A route to a connection that is not accepted yet is there and takes effect when it is.
    const target = { vpcPeeringConnectionId: connection.id };
    return { spoke: spoke.name, connection, back: routesBack(context, spoke, target, { parent }) };
  });
  const bySpoke = new Map(connections.map((one) => [one.spoke, one]));
  return {
    vpcPeeringConnectionIds: Object.fromEntries(
      connections.map(({ spoke, connection }) => [spoke, connection.id]),
    ),
    wayBack: (spoke) => bySpoke.get(spoke)?.back ?? [],
  };
}
