import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { error, type Issue } from "../../../core/issues";
import { refuse } from "../../shared/errors";
import type { HubContext } from "../hubConnection";

type TableProperty = "transitGatewaySpokeRouteTableId" | "transitGatewayHubRouteTableId";

/**
 * The ids of an existing Transit Gateway's route tables, unless they are those that the gateway puts attachments into by
 * default. Attachments here decline those: a refresh would find them in one, and the next update would take them out of it.
 */
export function ownTables(
  context: HubContext,
  transitGatewayId: pulumi.Input<string>,
): (property: TableProperty) => pulumi.Output<string> {
  const defaultTables = defaultTablesOf(context, transitGatewayId);
  return (property) =>
    pulumi
      .all([context.args[property] ?? "", defaultTables])
      .apply(([table, defaults]) =>
        defaults.includes(table) ? refuse(isDefault(property, table)) : table,
      );
}

function isDefault(property: TableProperty, table: string): Issue {
  return error("default-route-table", [property], {
    value: table,
    message:
      "this is a default route table of the Transit Gateway, which takes in every attachment by itself; after a refresh an update would take those of the hub and its spokes out",
    wayOut:
      "Name a route table of its own, or disable the Transit Gateway's default association and propagation",
  });
}

/** Both default route tables, where the gateway has any. What cannot be asked for the provider says itself as it attaches. */
function defaultTablesOf(
  { parent, region }: HubContext,
  transitGatewayId: pulumi.Input<string>,
): pulumi.Output<string[]> {
  return pulumi.output(transitGatewayId).apply(async (id): Promise<string[]> => {
    try {
      const found = (await aws.ec2transitgateway.getTransitGateway(
        { id, ...(region === undefined ? {} : { region }) },
        { parent },
      )) as Partial<aws.ec2transitgateway.GetTransitGatewayResult> | undefined;
      const tables = [
        found?.defaultRouteTableAssociation !== "disable" && found?.associationDefaultRouteTableId,
        found?.defaultRouteTablePropagation !== "disable" && found?.propagationDefaultRouteTableId,
      ];
      return tables.flatMap((table) => (typeof table === "string" ? table : []));
    } catch {
      return [];
    }
  });
}
