import * as pulumi from "@pulumi/pulumi";
import { announced } from "../shared/costReport";
import { withoutHub } from "../hub/knownHub";
import { planWithHub } from "../hub/planWithHub";
import { usableName } from "../shared/errors";
import { NEVER_BUILT, outputsOf, raiseRemembered } from "../shared/initialize";
import { buildSpoke, type BuiltSpoke } from "./buildSpoke";
import { warnOfNewNames } from "./newNames";
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
    super("vpc-endpoints:index:EndpointSpoke", usableName(name), withoutHub(args), opts);
    raiseRemembered(this);
    const output = outputsOf(this.getData());
    this.attachmentId = output((spoke) => spoke.attachmentId);
    this.localEndpointIds = output((spoke) => spoke.localEndpointIds);
    this.costReport = announced(
      this,
      name,
      args,
      output((spoke) => spoke.costReport),
    );
  }

  /**
   * Waits for what the hub serves, then builds: there is one association a zone.
   */
  protected override async initialize(
    args: EndpointSpokeArgs,
    opts: pulumi.ComponentResourceOptions | undefined,
    name: string,
  ): Promise<BuiltSpoke> {
    const decided = await planWithHub(this, args, (...beside) => planSpokeArgs(name, ...beside));
    if (decided === undefined) return NEVER_BUILT;
    if (args.attachOnly !== true) await warnOfNewNames(this, decided.hub, decided.planned);
    const built = buildSpoke({ name, parent: this, ...decided }, opts);
    const { way: _way, associations: _associations, ...outputs } = built;
    this.registerOutputs(outputs);
    return built;
  }
}
