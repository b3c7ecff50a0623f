import * as pulumi from "@pulumi/pulumi";
import { announced } from "../shared/costReport";
import { valueOfService } from "../shared/valueOfService";
import { raise, usableName } from "../shared/errors";
import {
  newIssues,
  NEVER_BUILT,
  outputsOf,
  raiseRemembered,
  rememberIssues,
} from "../shared/initialize";
import { lookUpServices } from "../shared/serviceLookup";
import { buildHub, type BuiltHub } from "./buildHub";
import { givenAnswers } from "./givenAnswers";
import { hubToPrice, planHubArgs } from "./hubPlan";
import { knownRegion } from "../shared/knownRegion";
import type { HubConnection, HubShape } from "./connectionArgs";
import type { EndpointHubArgs } from "./hubArgs";
import { rememberConnection } from "./knownHub";

/**
 * One VPC whose interface endpoints serve many others: endpoints, DNS that answers every private name of
 * every service, and the way there over a Transit Gateway, VPC peering or Cloud WAN.
 *
 * Each spoke gets an `EndpointSpoke`, which takes the hub itself; a spoke of another account also a `SpokeRegistration` here.
 * https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-access-to-vpc-private-endpoints.html
 */
export class EndpointHub extends pulumi.ComponentResource<BuiltHub> {
  /**
   * What the hub serves, whom, and how: plain facts that are known in every preview.
   */
  public readonly shape: pulumi.Output<HubShape>;
  /**
   * Everything that an `EndpointSpoke` or a `SpokeRegistration` of another stack needs of this hub, as one value for their
   * `hubConnection`. Within a program give them the hub itself.
   */
  public readonly connection: pulumi.Output<HubConnection>;
  /**
   * Endpoint ids by service.
   */
  public readonly endpointIds: pulumi.Output<{ [service: string]: string }>;
  /**
   * Private hosted zones by name; empty with a Profile of endpoints.
   */
  public readonly hostedZoneIds: pulumi.Output<{ [zone: string]: string }>;
  /**
   * The same zones for a spoke of another account, by spoke: each known once its association is authorized.
   */
  public readonly authorizedHostedZoneIds: pulumi.Output<{
    [spoke: string]: { [zone: string]: string };
  }>;
  /**
   * The Route 53 Profile; absent with zones alone.
   */
  public readonly profileId: pulumi.Output<string | undefined>;
  /**
   * The Transit Gateway, new or existing; absent with other connectivity.
   */
  public readonly transitGatewayId: pulumi.Output<string | undefined>;
  /**
   * The Transit Gateway's route table for spokes.
   */
  public readonly transitGatewaySpokeRouteTableId: pulumi.Output<string | undefined>;
  /**
   * The Transit Gateway's route table for the hub.
   */
  public readonly transitGatewayHubRouteTableId: pulumi.Output<string | undefined>;
  /**
   * The hub VPC's attachment; absent with peering.
   */
  public readonly attachmentId: pulumi.Output<string | undefined>;
  /**
   * Peering connections by spoke; empty with other connectivity.
   */
  public readonly vpcPeeringConnectionIds: pulumi.Output<{ [spoke: string]: string }>;
  /**
   * The AWS RAM share of the Transit Gateway; absent where it is shared with nobody, or not by this hub.
   */
  public readonly transitGatewayShareArn: pulumi.Output<string | undefined>;
  /**
   * The AWS RAM share of the Route 53 Profile; absent where it is shared with nobody.
   */
  public readonly profileShareArn: pulumi.Output<string | undefined>;
  /**
   * The endpoints' security group; absent where security groups were given.
   */
  public readonly securityGroupId: pulumi.Output<string | undefined>;
  /**
   * The estimate as JSON; the contract is in the package's README.
   */
  public readonly costReport: pulumi.Output<string>;

  /**
   * @param name Logical name; every child's name starts with it.
   * @param args Arguments; every problem with them is reported at once.
   * @param opts Options; providers, `protect` and the like reach the children.
   */
  constructor(name: string, args: EndpointHubArgs, opts?: pulumi.ComponentResourceOptions) {
    super("vpc-endpoints:index:EndpointHub", usableName(name), args, opts);
    raiseRemembered(this);
    const output = outputsOf(this.getData());
    rememberConnection(this, this.getData());
    this.shape = output((hub) => hub.shape);
    this.connection = output((hub) => hub.connection);
    this.endpointIds = output((hub) => hub.endpointIds);
    this.hostedZoneIds = output((hub) => hub.hostedZoneIds);
    this.authorizedHostedZoneIds = output((hub) => hub.authorizedHostedZoneIds);
    this.profileId = output((hub) => hub.profileId);
    this.transitGatewayId = output((hub) => hub.transitGatewayId);
    this.transitGatewaySpokeRouteTableId = output((hub) => hub.transitGatewaySpokeRouteTableId);
    this.transitGatewayHubRouteTableId = output((hub) => hub.transitGatewayHubRouteTableId);
    this.attachmentId = output((hub) => hub.attachmentId);
    this.vpcPeeringConnectionIds = output((hub) => hub.vpcPeeringConnectionIds);
    this.transitGatewayShareArn = output((hub) => hub.transitGatewayShareArn);
    this.profileShareArn = output((hub) => hub.profileShareArn);
    this.securityGroupId = output((hub) => hub.securityGroupId);
    this.costReport = announced(
      this,
      name,
      args,
      output((hub) => hub.costReport),
    );
  }

  /**
   * Asks AWS for the services' names, then builds; which zones there are is known only then.
   */
  protected override async initialize(
    args: EndpointHubArgs,
    opts: pulumi.ComponentResourceOptions | undefined,
    name: string,
  ): Promise<BuiltHub> {
    const first = planHubArgs(name, args, args.region);
    if (rememberIssues(this, first.issues).refused) return NEVER_BUILT;
    const region = await knownRegion(this, args.region);
    const asked = region === args.region ? first : planHubArgs(name, args, region);
    const answers =
      args.lookUpServices === false
        ? givenAnswers(args)
        : await lookUpServices(
            this,
            asked.needs.map(({ service }) => service),
            args.region,
          );
    const planned = answers === undefined ? asked : planHubArgs(name, args, region, answers);
    raise(newIssues(planned.issues, first.issues), this);
    const toPrice = hubToPrice(planned, args, (listed) =>
      planHubArgs(name, listed, region, answers),
    );
    const built = buildHub(this, name, args, { ...planned, toPrice }, opts);
    this.registerOutputs({ ...built });
    return built;
  }

  /**
   * The id of one service's endpoint, for programs in TypeScript: `endpointId("logs")`.
   *
   * @param service Short name of a service that the component has; another one stops the program.
   */
  public endpointId(service: string): pulumi.Output<string> {
    return valueOfService(this.endpointIds, service);
  }
}
