import * as pulumi from "@pulumi/pulumi";
import { connectivityOf } from "../../core/connectivity/ways";
import type { HubConnection } from "../hub/connectionArgs";
import { zoneIdOf } from "../hub/hubIds";
import { rememberPath } from "../hub/before";
import { rememberConnection, withoutHub } from "../hub/knownHub";
import { planWithHub } from "../hub/planWithHub";
import { error } from "../../core/issues";
import { refuse, usableName } from "../shared/errors";
import { after } from "../shared/after";
import { NEVER_BUILT, outputsOf, raiseRemembered } from "../shared/initialize";
import { routes } from "../shared/routes";
import { authorizeZones } from "../shared/zoneAuthorizations";
import type { RegistrationContext } from "./connectivity/registrationWay";
import { registrationWayOf } from "./connectivity/registrationWays";
import type { SpokeRegistrationArgs } from "./registrationArgs";
import { planRegistration, type PlannedRegistration } from "./registrationPlan";

/** What a `SpokeRegistration` gives: the values of its outputs. */
export interface Registered {
  readonly connection: HubConnection;
  readonly registrationId: pulumi.Output<string>;
  readonly hostedZoneIds: Readonly<Record<string, pulumi.Output<string>>>;
}

/**
 * The hub account's half of a spoke of another account: it accepts the attachment, puts it into the
 * hub's route tables, leads back to the spoke and authorizes it for the hub's zones. Free by itself.
 *
 * Build it with a provider of the hub's account. Without it an attachment waits forever, and answers
 * never come back. https://docs.aws.amazon.com/vpc/latest/tgw/acccept-tgw-attach.html
 */
export class SpokeRegistration extends pulumi.ComponentResource<Registered> {
  /**
   * The hub as the spoke may use it, once it is accepted and authorized: one value for the spoke's `hubConnection` in another
   * stack. Within a program give the spoke this component as its `registration`.
   */
  public readonly connection: pulumi.Output<HubConnection>;
  /**
   * Known once the spoke is accepted and its route tables are joined; `EndpointSpoke` waits for it.
   */
  public readonly registrationId: pulumi.Output<string>;
  /**
   * The hub's zones by name, each known once the spoke is authorized for it.
   */
  public readonly hostedZoneIds: pulumi.Output<{ [zone: string]: string }>;

  /**
   * @param name Logical name; every child's name starts with it.
   * @param args Arguments; every problem with them is reported at once.
   * @param opts Options; the provider is one of the hub's account.
   */
  constructor(name: string, args: SpokeRegistrationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("vpc-endpoints:index:SpokeRegistration", usableName(name), withoutHub(args), opts);
    raiseRemembered(this);
    const output = outputsOf(this.getData());
    rememberConnection(this, this.getData());
    this.connection = output((registered) => registered.connection);
    this.registrationId = output((registered) => registered.registrationId);
    this.hostedZoneIds = output((registered) => registered.hostedZoneIds);
  }

  /**
   * Waits for what the hub serves, then builds: there is one authorization a zone.
   */
  protected override async initialize(
    args: SpokeRegistrationArgs,
    _opts: pulumi.ComponentResourceOptions | undefined,
    name: string,
  ): Promise<Registered> {
    const decided = await planWithHub(this, args, (...beside) => planRegistration(name, ...beside));
    if (decided === undefined) return NEVER_BUILT;
    const { planned, ...context } = decided;
    const built = build({ name, parent: this, ...context }, planned);
    this.registerOutputs({ ...built });
    return built;
  }
}

function build(context: RegistrationContext, planned: PlannedRegistration): Registered {
  const { name, args, hub, parent } = context;
  const { spoke, region, zones } = planned;
  const { registrationId, wayBack } = register(context, planned);
  rememberPath(parent, (one, zone) => [...wayBack, ...hub.before(one, zone)]);
  const hostedZoneIds =
    args.vpcId === undefined
      ? {}
      : authorizeZones(
          { name },
          {
            vpcId: args.vpcId,
            region,
            hostedZoneIds: zones.map((zone) => [
              zone,
              zoneIdOf(hub, { name: spoke.name, foreign: false }, zone),
            ]),
          },
          { parent, dependsOn: [...wayBack, ...hub.before(spoke.name)] },
        );
  return {
    connection: {
      ...hub.connection,
      shape: hub.shape,
      registrationId,
      // Where the hub names the VPC it has authorized it itself.
      ...(args.vpcId === undefined
        ? {}
        : { authorizedHostedZoneIds: { [spoke.name]: hostedZoneIds } }),
    },
    registrationId,
    hostedZoneIds,
  };
}

/** Accepts, joins the route tables and leads back; the id of it all is known when all of it is. */
function register(
  context: RegistrationContext,
  planned: PlannedRegistration,
): { readonly registrationId: pulumi.Output<string>; readonly wayBack: pulumi.Resource[] } {
  const { name, args, hub, parent, region } = context;
  const way = registrationWayOf(connectivityOf(hub.shape.connectivity));
  const given = attachmentOf(args);
  const automatic = args.acceptedAutomatically ?? hub.shape.acceptedAutomatically ?? false;
  const accepted = automatic ? [] : [way.accept(context, given)];
  const attachmentId = after(
    given,
    accepted.map(({ id }) => id),
  );
  const joined = way.join(context, attachmentId);
  const back = routes(
    { name },
    {
      routeTables: planned.routeTables,
      cidrBlocks: planned.spoke.cidrBlocks,
      target: way.target(context),
      region,
    },
    { parent, dependsOn: [...accepted, ...joined] },
  );
  const registrationId = after(
    attachmentId,
    joined.map(({ id }) => id),
  );
  return { registrationId, wayBack: [...accepted, ...joined, ...back] };
}

/** A spoke by peering has no attachment, and none to register. */
function attachmentOf({ attachmentId }: SpokeRegistrationArgs): pulumi.Output<string> {
  return pulumi.output(attachmentId).apply((id) => {
    if (id !== undefined) return id;
    return refuse(
      error("attachment-of-spoke", ["attachmentId"], {
        message: "the spoke has no attachment",
        wayOut: "Give the output attachmentId of an EndpointSpoke that attaches its VPC",
      }),
    );
  });
}
