import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { builtEndpoint } from "../interface/builtEndpoints";
import type { InterfaceEndpoints } from "../interface/interfaceEndpoints";
import { named } from "../shared/tags";
import type { BuiltZone } from "./hostedZones";
import type { HubContext } from "./hubConnection";
import type { Shared } from "./shared";
import { share } from "./sharing";

/** Longest name of a Profile, and of what is associated with it. */
const LONGEST_NAME = 64;

/** What the Profile shares with VPCs that have it already: a zone without records would answer that there is nothing. */
interface Content {
  readonly key: string;
  readonly arn: pulumi.Input<string>;
  readonly before: readonly pulumi.Resource[];
}

export interface BuiltProfile {
  readonly id: pulumi.Output<string>;
  /** What it holds, piece by piece. */
  readonly associated: readonly pulumi.Resource[];
  readonly shared: Shared | undefined;
}

/**
 * A Route 53 Profile that holds the hub's endpoints or zones, shared with other accounts.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html
 */
export function profile(
  context: HubContext,
  endpoints: InterfaceEndpoints,
  zones: readonly BuiltZone[],
): BuiltProfile {
  const { name, args, planned, parent, region, principals } = context;
  const made = new aws.route53.ProfilesProfile(
    name,
    { name: profileName(name), region, tags: named(name, args.tags) },
    { parent },
  );
  const contents: readonly Content[] =
    planned.plan.hub.profileContents === "HostedZones"
      ? zones.map(({ planned: zone, zone: { arn }, records }) => ({
          key: zone.name,
          arn,
          before: records,
        }))
      : planned.needs.map(({ service }) => ({
          key: service.name,
          arn: builtEndpoint(endpoints, service.name).resource.arn,
          before: [],
        }));
  const associated = contents.map(
    ({ key, arn, before }) =>
      new aws.route53.ProfilesResourceAssociation(
        `${name}-${key}`,
        { name: profileName(key), profileId: made.id, resourceArn: arn, region },
        { parent, dependsOn: [...before] },
      ),
  );
  const shared = share(`${name}-profile`, made.arn, principals, context);
  return { id: made.id, associated, shared };
}

/** Letters, digits, dashes, underscores and spaces, and not digits alone, as AWS takes them. */
export function profileName(text: string): string {
  const taken = text.replace(/[^-0-9A-Za-z_ ]/g, "-");
  return (/^\d+$/.test(taken) ? `p-${taken}` : taken).slice(0, LONGEST_NAME);
}
