import type { EndpointHubArgs } from "../../components/hub/hubArgs";
import type { HubConnection, HubShape } from "../../components/hub/connectionArgs";

/** Parts of a hub and of a component's own arguments that a test says together. */
export interface HubParts<Args> {
  readonly shape?: Partial<HubShape>;
  readonly ids?: { readonly [Id in keyof HubConnection]?: HubConnection[Id] | undefined };
  readonly args?: { readonly [Property in keyof Args]?: Args[Property] | undefined };
}

/** One after the other, each over those before it. */
export function together<Args>(...parts: readonly HubParts<Args>[]): Required<HubParts<Args>> {
  return {
    shape: Object.assign({}, ...parts.map((part) => part.shape)) as Partial<HubShape>,
    ids: Object.assign({}, ...parts.map((part) => part.ids)) as Required<HubParts<Args>>["ids"],
    args: Object.assign({}, ...parts.map((part) => part.args)) as Required<HubParts<Args>>["args"],
  };
}

/** Arguments with a hub that is written down. */
export function withHub<Args>(...parts: readonly HubParts<Args>[]): Args {
  const { shape, ids, args } = together(...parts);
  return { hubConnection: { shape, ...ids }, ...args } as Args;
}

/** A hub on a Transit Gateway in no Region of its own, which has two services. */
export const TRANSIT_GATEWAY_HUB = {
  shape: {
    cidrBlocks: ["10.0.0.0/20"],
    services: {
      logs: ["logs.us-east-1.amazonaws.com"],
      kms: ["kms.us-east-1.amazonaws.com"],
    },
  },
  ids: {
    transitGatewayId: "tgw-1",
    transitGatewaySpokeRouteTableId: "tgw-rtb-spokes",
    transitGatewayHubRouteTableId: "tgw-rtb-hub",
    hostedZoneIds: {
      "logs.us-east-1.amazonaws.com": "ZLOGS",
      "kms.us-east-1.amazonaws.com": "ZKMS",
    },
  },
} as const satisfies HubParts<object>;

/** What a hub needs whose spokes are in other accounts than its own. */
export const HUB_ACROSS_ACCOUNTS = {
  vpcId: "vpc-hub",
  cidrBlocks: ["10.0.0.0/20"],
  subnetIds: ["subnet-1"],
  routeTableIds: { a: "rtb-hub" },
  services: ["logs"],
  accountId: "111111111111",
  region: "us-east-1",
} satisfies Partial<EndpointHubArgs>;
