import { isRecord } from "../../core/isRecord";
import { ownValue } from "../../core/ownValue";
import { serviceDetails } from "../../core/catalog";
import { decimal, ONE, type Decimal } from "../../core/decimal";
import { REQUEST_SHARE } from "../../core/defaults";
import { transferItem, type PriceItem } from "../../core/priceItem";
import { shortNameOf } from "../../core/serviceName";
import { INTERFACE_GB, INTERFACE_HOUR } from "../lines/endpointLines";
import { data, free, hourly, PAGES, type BilledType, type Charge } from "./charge";
import type { ResourceContext } from "../../resources/context";
import type { ResourceState } from "../../resources/resource";
import {
  countOf,
  knownText,
  listOf,
  one,
  readable,
  textOf,
  UNKNOWN,
  type Count,
} from "../../resources/values";

/** Type of this package's component, whose arguments state the traffic of its endpoints. */
const INTERFACE_ENDPOINTS = /^vpc-endpoints:index:InterfaceEndpoints$/;

interface HourlyType {
  readonly hour: readonly PriceItem[];
  readonly gb: readonly PriceItem[];
  /** What is counted: interfaces, one a subnet, or endpoints. */
  readonly noun: "ENI" | "endpoint";
}

/** By `vpcEndpointType`; a type that AWS adds is billed, and unknown until its price is on file. */
const HOURLY: Readonly<Record<string, HourlyType>> = {
  Interface: { hour: [INTERFACE_HOUR], gb: [INTERFACE_GB], noun: "ENI" },
  GatewayLoadBalancer: { hour: ["vpce_gwlb_hour"], gb: ["vpce_gwlb_gb"], noun: "ENI" },
  Resource: { hour: ["vpce_resource_hour"], gb: ["vpce_resource_gb"], noun: "endpoint" },
};
const OTHER: HourlyType = { hour: [], gb: [], noun: "endpoint" };

const SUBNET_ASSOCIATION = "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation";

export const ENDPOINT_TYPES: readonly BilledType[] = [
  {
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    page: PAGES.privateLink,
    charges: endpointCharges,
  },
  {
    type: SUBNET_ASSOCIATION,
    page: PAGES.privateLink,
    // Its endpoint may be anywhere, but one whose subnets are associated apart is an interface endpoint.
    charges: () => [
      hourly("endpointHours", "ENI", [INTERFACE_HOUR], one, {
        note: "a subnet that is associated apart from its endpoint",
      }),
    ],
  },
  {
    type: "aws:ec2/vpcEndpointService:VpcEndpointService",
    page: PAGES.privateLink,
    charges: serviceCharges,
  },
];

/** A service is free in its own Region, and billed for each other one that it is offered in. */
function serviceCharges(state: ResourceState, context: ResourceContext): Charge[] {
  const regions = listOf(state.inputs["supportedRegions"]);
  if (regions === undefined) return [free("endpointHours", "free in its own Region")];
  const own = context.regionOf(state);
  const count =
    regions === UNKNOWN
      ? { number: 0, exact: false }
      : countOf(regions.filter((region) => readable(region) !== own));
  if (count?.number === 0 && count.exact) return [free("endpointHours", "free in its own Region")];
  return [
    hourly("endpointHours", "remote Region", ["vpce_service_cross_region_hour"], count, {
      note: "a Region is billed while an endpoint in it uses the service",
    }),
  ];
}

function endpointCharges(state: ResourceState, context: ResourceContext): Charge[] {
  const type = textOf(state.inputs["vpcEndpointType"]) ?? "Gateway";
  const service = serviceOf(state, context);
  if (type === UNKNOWN) {
    return [
      {
        kind: "endpointHours",
        items: [],
        pool: "line",
        service,
        quantity: { of: "unknown", noun: "ENI", because: "the endpoint's type is not known yet" },
      },
    ];
  }
  if (type === "Gateway") {
    return [{ ...free("gatewayEndpoint", "free", ["vpce_gateway_hour"]), service }];
  }
  if (type === "ServiceNetwork") {
    const because = "free: the service network is billed";
    return [{ ...free("endpointHours", because, ["vpce_service_network_hour"]), service }];
  }
  const { hour, gb, noun } = ownValue(HOURLY, type) ?? OTHER;
  const count = noun === "ENI" ? interfacesOf(state) : one;
  const monthlyDataGb = statedByComponent(state, context, service);
  const note = count.number === 0 && count.exact ? withoutSubnets(state, context) : undefined;
  return [
    hourly("endpointHours", noun, hour, count, { service, note }),
    { ...data("endpointData", gb, { service }), quantity: { of: "data", monthlyDataGb } },
    ...transferCharges(state, context, { service, monthlyDataGb }),
  ];
}

/** Why no network interface is billed here: elsewhere, or because there is none. */
function withoutSubnets({ urn, outputs }: ResourceState, { states }: ResourceContext): string {
  const id = knownText(outputs["id"]);
  const isAssociated = states.some(
    ({ type, inputs, propertyDependencies }) =>
      type === SUBNET_ASSOCIATION &&
      (propertyDependencies["vpcEndpointId"]?.includes(urn) === true ||
        (id !== undefined && knownText(inputs["vpcEndpointId"]) === id)),
  );
  return isAssociated
    ? "billed where subnets are associated"
    : "it has no subnet: it answers nobody and costs nothing until it has one";
}

/**
 * GB between an endpoint and its service in another Region, requests one way and responses the other,
 * each half of the traffic as in a topology that says nothing else.
 */
function transferCharges(
  state: ResourceState,
  context: ResourceContext,
  { service, monthlyDataGb }: { service: string | undefined; monthlyDataGb: number | undefined },
): Charge[] {
  const other = textOf(state.inputs["serviceRegion"]);
  const own = context.regionOf(state);
  if (other === undefined || other === own) return [];
  if (other === UNKNOWN || own === undefined) {
    const because = "between which Regions the data go is not known yet";
    const quantity = { of: "unknown", noun: "GB", because } as const;
    return [{ kind: "crossRegionTransfer", items: [], pool: "line", service, quantity }];
  }
  const way = (from: string, to: string, share: Decimal): Charge => ({
    kind: "crossRegionTransfer",
    items: [transferItem(to)],
    pool: "line",
    service,
    region: from,
    note: `GB from ${from} to ${to}, ${share.times(PERCENT).toString()} % of the traffic`,
    quantity: { of: "data", monthlyDataGb, share },
  });
  const requests = decimal(REQUEST_SHARE);
  return [way(own, other, requests), way(other, own, ONE.minus(requests))];
}

const PERCENT = decimal(100);

/** One endpoint network interface in each subnet. An endpoint may name none and leave that to associations. */
function interfacesOf({ inputs }: ResourceState): Count {
  const counts = [inputs["subnetIds"], inputs["subnetConfigurations"]].flatMap(
    (list) => countOf(list) ?? [],
  );
  const number = Math.max(0, ...counts.map((count) => count.number));
  return { number, exact: counts.every(({ exact }) => exact) };
}

function serviceOf(state: ResourceState, context: ResourceContext): string | undefined {
  const name = knownText(state.inputs["serviceName"]);
  if (name === undefined) return undefined;
  const region = context.regionOf(state);
  const known = region === undefined ? undefined : serviceDetails(name, region);
  return known?.name ?? shortNameOf(name);
}

/** `monthlyDataGb` of the `InterfaceEndpoints` that the endpoint belongs to. */
function statedByComponent(
  { parent }: ResourceState,
  context: ResourceContext,
  service: string | undefined,
): number | undefined {
  const component = context.find(parent);
  if (component === undefined || service === undefined) return undefined;
  if (!INTERFACE_ENDPOINTS.test(component.type)) return undefined;
  const stated = readable(component.inputs["monthlyDataGb"]);
  const gb = isRecord(stated) ? readable(ownValue(stated, service)) : undefined;
  return typeof gb === "number" && gb >= 0 ? gb : undefined;
}
