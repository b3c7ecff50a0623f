import * as pulumi from "@pulumi/pulumi";
import { errorsOf } from "../../core/issues";
import { given } from "../shared/given";
import { raise, usableName } from "../shared/errors";
import { knownRegion } from "../shared/knownRegion";
import { NEVER_BUILT, outputsOf, raiseRemembered, rememberIssues } from "../shared/initialize";
import { lookUpServices } from "../shared/serviceLookup";
import { buildSpoke, type BuiltSpoke } from "./buildSpoke";
import { planSpokeArgs } from "./spokePlan";
import type { EndpointSpokeArgs } from "./spokeArgs";

/**
 * A VPC that uses an `EndpointHub`: its attachment, its routes to the hub, the hub's names, and the
 * endpoints that it keeps for itself.
 *
 * Billed here: the attachment by the hour, and local interface endpoints. Appliance mode stays off: an
 * endpoint hub needs none. https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
 */
export class EndpointSpoke extends pulumi.ComponentResource<BuiltSpoke> {
  /**
   * The VPC's attachment, built or given; absent with peering.
   */
  public readonly attachmentId: pulumi.Output<string | undefined>;
  /**
   * Ids of the local endpoints by service, gateway endpoints among them.
   */
  public readonly localEndpointIds: pulumi.Output<{ [service: string]: string }>;
  /**
   * The estimate of what this VPC is billed for, as JSON; the contract is in the package's README.
   */
  public readonly costReport: pulumi.Output<string>;

  /**
   * @param name Logical name; every child's name starts with it.
   * @param args Arguments; every problem with them is reported at once.
   * @param opts Options; providers, `protect` and the like reach the children.
   */
  constructor(name: string, args: EndpointSpokeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("vpc-endpoints:index:EndpointSpoke", usableName(name), withoutWaiting(args), opts);
    raiseRemembered(this);
    const output = outputsOf(this.getData());
    this.attachmentId = output((spoke) => spoke.attachmentId);
    this.localEndpointIds = output((spoke) => spoke.localEndpointIds);
    this.costReport = output((spoke) => spoke.costReport);
  }

  /**
   * Asks AWS for the names of the hub's services, then builds: there is one association a zone.
   */
  protected override async initialize(
    args: EndpointSpokeArgs & Waiting,
    opts: pulumi.ComponentResourceOptions | undefined,
    name: string,
  ): Promise<BuiltSpoke> {
    const whole = { ...args, ...waitingOf.get(args) };
    const first = planSpokeArgs(name, whole, args.region);
    if (rememberIssues(this, first.issues).refused) return NEVER_BUILT;
    const region = await knownRegion(this, args.region);
    const asked = region === args.region ? first : planSpokeArgs(name, whole, region);
    const answers =
      args.lookUpServices === false || asked.hubServices.length === 0
        ? undefined
        : await lookUpServices(this, asked.hubServices);
    const planned = answers === undefined ? asked : planSpokeArgs(name, whole, region, answers);
    raise(errorsOf(planned.issues), this);
    const built = buildSpoke(this, name, whole, planned, opts);
    this.registerOutputs({ ...built });
    return built;
  }
}

type Waiting = Pick<EndpointSpokeArgs, "registrationId" | "hostedZoneIds">;

const waitingOf = new WeakMap<object, Waiting>();

/**
 * The engine gets a component's arguments before its children: what comes of a registration, which
 * waits for this spoke's own attachment, stays out of them.
 */
function withoutWaiting(args: EndpointSpokeArgs): EndpointSpokeArgs {
  const { registrationId, hostedZoneIds, ...rest } = args;
  waitingOf.set(rest, given({ registrationId, hostedZoneIds }));
  return rest;
}
