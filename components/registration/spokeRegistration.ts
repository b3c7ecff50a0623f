import * as pulumi from "@pulumi/pulumi";
import { checkChoice } from "../../core/checks/choice";
import { checkClientBlocks } from "../../core/checks/clientBlocks";
import { required, type Issue } from "../../core/issues";
import { hostedZonesFor } from "../../core/privateDns";
import { checkServiceKeys } from "../../core/topology/serviceMap";
import type { Connectivity } from "../../core/plan";
import { usableName } from "../shared/errors";
import { knownRegion } from "../shared/knownRegion";
import { after } from "../shared/after";
import { NEVER_BUILT, outputsOf, raiseRemembered, rememberIssues } from "../shared/initialize";
import { ANY_REGION, issuesAtOnce } from "../shared/region";
import { namesResolver } from "../shared/services";
import { routes } from "../shared/routes";
import { lookUpServices } from "../shared/serviceLookup";
import { entryOf } from "../shared/entryOf";
import { authorizeZones } from "../shared/zoneAuthorizations";
import { known, type RegistrationContext } from "./connectivity/registrationWay";
import { REGISTERED, registrationWayOf } from "./connectivity/registrationWays";
import type { SpokeRegistrationArgs } from "./registrationArgs";

interface Registered {
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
    super("vpc-endpoints:index:SpokeRegistration", usableName(name), args, opts);
    raiseRemembered(this);
    const output = outputsOf(this.getData());
    this.registrationId = output((registered) => registered.registrationId);
    this.hostedZoneIds = output((registered) => registered.hostedZoneIds);
  }

  /**
   * Asks AWS for the names of the hub's services, then builds: there is one authorization a zone.
   */
  protected override async initialize(
    args: SpokeRegistrationArgs,
    _opts: pulumi.ComponentResourceOptions | undefined,
    name: string,
  ): Promise<Registered> {
    if (rememberIssues(this, checkRegistration(args)).refused) return NEVER_BUILT;
    const region = await knownRegion(this, args.region);
    const services = servicesOf(args, region).services.map(({ service }) => service);
    const answers =
      args.lookUpServices === false || services.length === 0
        ? undefined
        : await lookUpServices(this, services);
    const zones = new Set(
      services
        .map((service) => answers?.get(service.name) ?? service)
        .flatMap((service) => hostedZonesFor(service).map((zone) => zone.name)),
    );
    const built = {
      registrationId: register({ name, args, parent: this }),
      hostedZoneIds:
        args.vpcId === undefined
          ? {}
          : authorizeZones(
              name,
              {
                vpcId: args.vpcId,
                region,
                hostedZoneIds: [...zones].map((zone) => [
                  zone,
                  entryOf(args.hostedZoneIds ?? {}, zone),
                ]),
              },
              this,
            ),
    };
    this.registerOutputs({ ...built });
    return built;
  }
}

function servicesOf(args: SpokeRegistrationArgs, region: string) {
  const resolver = namesResolver(region, args.privateDnsNames);
  const { services, issues } = resolver.request(args.services ?? [], ["services"]);
  const keys = checkServiceKeys(args.privateDnsNames, { resolver, path: ["privateDnsNames"] });
  return { services, issues: [...issues, ...keys] };
}

/** Accepts, joins the route tables and leads back; the id of it all is known when all of it is. */
function register(context: RegistrationContext): pulumi.Output<string> {
  const { name, args, parent } = context;
  const way = registrationWayOf(args.connectivity);
  const given = known(context, "attachmentId");
  const accepted = args.acceptedAutomatically === true ? [] : [way.accept(context, given)];
  const attachmentId = after(
    given,
    accepted.map(({ id }) => id),
  );
  const joined = way.join(context, attachmentId);
  routes(
    name,
    {
      routeTableIds: args.routeTableIds,
      cidrBlocks: args.cidrBlocks,
      target: way.target(context),
      region: args.region,
    },
    { parent, dependsOn: [...accepted, ...joined] },
  );
  return after(
    attachmentId,
    joined.map(({ id }) => id),
  );
}

function checkRegistration(args: SpokeRegistrationArgs): Issue[] {
  const zoneArguments = ["vpcId", "services", "hostedZoneIds"] as const;
  const anyZone = zoneArguments.some((property) => args[property] !== undefined);
  return [
    ...checkChoice<Connectivity>(args.connectivity, REGISTERED, ["connectivity"]),
    ...issuesAtOnce(servicesOf(args, args.region ?? ANY_REGION).issues, {
      given: args.region !== undefined,
    }),
    ...registrationWayOf(args.connectivity)
      .needs.filter((property) => args[property] === undefined)
      .map((property) => required([property], "it is how the spoke reaches the hub")),
    ...(args.cidrBlocks.length === 0
      ? [required(["cidrBlocks"], "without its blocks no route leads back to the spoke")]
      : []),
    ...(Object.keys(args.routeTableIds).length === 0
      ? [required(["routeTableIds"], "no endpoint subnet gets a route back to the spoke")]
      : []),
    ...checkClientBlocks(args.cidrBlocks, ["cidrBlocks"]),
    ...(anyZone
      ? zoneArguments
          .filter((property) => args[property] === undefined)
          .map((property) => required([property], "the zones are authorized for a VPC, by service"))
      : []),
  ];
}
