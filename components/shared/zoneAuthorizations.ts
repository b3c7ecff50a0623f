import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { after } from "./after";
import type { Named } from "./routes";

export interface ZoneAuthorizationsArgs {
  readonly vpcId: pulumi.Input<string>;
  readonly region: string;
  /** Zone ids by name. */
  readonly hostedZoneIds: readonly (readonly [string, pulumi.Input<string>])[];
}

/**
 * Lets a VPC of another account be associated with zones. Each id that comes back is known only when the
 * VPC is authorized, so that whatever uses it comes after, and goes before.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateVPCAssociationAuthorization.html
 */
export function authorizeZones(
  { name, formerName }: Named,
  { vpcId, region, hostedZoneIds }: ZoneAuthorizationsArgs,
  options: { readonly parent: pulumi.ComponentResource; readonly dependsOn: pulumi.Resource[] },
): Record<string, pulumi.Output<string>> {
  return Object.fromEntries(
    hostedZoneIds.map(([zone, zoneId]) => {
      const authorization = new aws.route53.VpcAssociationAuthorization(
        `${name}-${zone}`,
        { zoneId, vpcId, vpcRegion: region },
        {
          ...options,
          ...(formerName === undefined ? {} : { aliases: [{ name: `${formerName}-${zone}` }] }),
        },
      );
      return [zone, after(zoneId, [authorization.id])];
    }),
  );
}
