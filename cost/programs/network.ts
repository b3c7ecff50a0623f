import { isRecord } from "../../core/isRecord";
import type { PriceItem } from "../../core/priceItem";
import { NAT_GATEWAY_GB, NAT_GATEWAY_HOUR, PUBLIC_IPV4_HOUR } from "../lines/natLines";
import { data, free, hourly, PAGES, type BilledType, type Charge } from "./charge";
import type { ResourceState } from "../../resources/resource";
import {
  countOf,
  knownText,
  listOf,
  one,
  textOf,
  UNKNOWN,
  type Count,
} from "../../resources/values";

const IPV4_HOUR: readonly PriceItem[] = [PUBLIC_IPV4_HOUR];
const AT_LEAST_ONE: Count = { number: 1, exact: false };

export const NETWORK_TYPES: readonly BilledType[] = [
  { type: "aws:ec2/natGateway:NatGateway", page: PAGES.vpc, charges: natCharges },
  { type: "aws:ec2/eip:Eip", page: PAGES.vpc, charges: addressCharges },
  {
    type: "aws:ec2clientvpn/networkAssociation:NetworkAssociation",
    page: PAGES.vpn,
    charges: () => [hourly("vpnHours", "association", ["client_vpn_association_hour"])],
  },
  {
    type: "aws:ec2clientvpn/endpoint:Endpoint",
    page: PAGES.vpn,
    charges: () => [
      {
        kind: "vpnHours",
        items: ["client_vpn_connection_hour"],
        pool: "line",
        quantity: {
          of: "unknown",
          noun: "connection-hours",
          because: "how long clients stay connected shows in no program",
        },
      },
    ],
  },
  {
    type: "aws:networkfirewall/firewall:Firewall",
    page: PAGES.networkFirewall,
    charges: ({ inputs }) => [
      hourly(
        "firewallHours",
        "endpoint",
        ["network_firewall_endpoint_hour"],
        countOf(inputs["subnetMappings"]) ??
          countOf(inputs["availabilityZoneMappings"]) ??
          AT_LEAST_ONE,
      ),
      data("firewallData", ["network_firewall_gb"]),
    ],
  },
  {
    type: "aws:vpclattice/service:Service",
    page: PAGES.lattice,
    charges: () => [
      hourly("latticeHours", "service", ["lattice_service_hour"]),
      data("latticeData", ["lattice_service_gb"]),
    ],
  },
  {
    type: "aws:vpclattice/serviceNetworkResourceAssociation:ServiceNetworkResourceAssociation",
    page: PAGES.lattice,
    charges: () => [hourly("latticeHours", "resource", ["lattice_resource_hour"])],
  },
  {
    type: "aws:vpclattice/serviceNetworkVpcAssociation:ServiceNetworkVpcAssociation",
    page: PAGES.lattice,
    charges: () => [free("latticeHours", "free", ["lattice_vpc_association_hour"])],
  },
  ...[
    "aws:lb/loadBalancer:LoadBalancer",
    "aws:alb/loadBalancer:LoadBalancer",
    "aws:applicationloadbalancing/loadBalancer:LoadBalancer",
    "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer",
  ].map((type) => ({ type, page: PAGES.loadBalancing, charges: loadBalancerCharges })),
  ...[
    ["aws:networkfirewall/vpcEndpointAssociation:VpcEndpointAssociation", PAGES.networkFirewall],
    ["aws:vpc/routeServerEndpoint:RouteServerEndpoint", PAGES.vpc],
    ["aws:ec2/trafficMirrorSession:TrafficMirrorSession", PAGES.vpc],
    ["aws:globalaccelerator/accelerator:Accelerator", PAGES.globalAccelerator],
    ["aws:directconnect/connection:Connection", PAGES.directConnect],
  ].map(([type = "", page = ""]) => ({
    type,
    page,
    // Billed by the hour, by a price that the snapshot has no item for.
    charges: () => [hourly("otherHours", "resource", [])],
  })),
];

/** A Regional NAT gateway is billed for each Availability Zone that it spans, others as one. */
function natCharges({ inputs, outputs }: ResourceState): Charge[] {
  const mode = textOf(inputs["availabilityMode"]);
  const bytes = data("natData", [NAT_GATEWAY_GB]);
  if (mode !== "regional") {
    return [
      hourly("natHours", "NAT gateway", [NAT_GATEWAY_HOUR], { ...one, exact: mode !== UNKNOWN }),
      bytes,
    ];
  }
  const given = zonesIn(inputs["availabilityZoneAddresses"]);
  const found = outputs["regionalNatGatewayAddresses"];
  const zones = given ?? zonesIn(found) ?? AT_LEAST_ONE;
  const hours = hourly("natHours", "zone", ["nat_regional_hour"], zones);
  if (given !== undefined) return [hours, bytes];
  // It takes addresses by itself then, which no other resource of the program is billed for.
  const addresses = countOf(found) ?? AT_LEAST_ONE;
  return [hours, hourly("publicIpv4Hours", "address", IPV4_HOUR, addresses), bytes];
}

/** Distinct Availability Zones of a list of addresses. */
function zonesIn(value: unknown): Count | undefined {
  const list = listOf(value);
  if (list === UNKNOWN) return AT_LEAST_ONE;
  return list === undefined
    ? undefined
    : countOf(
        list.map((address) => {
          const zone = isRecord(address) ? address : {};
          return knownText(zone["availabilityZoneId"]) ?? zone["availabilityZone"];
        }),
      );
}

/** Every public IPv4 address of AWS is billed, in use or not. Whether one's own is, no price on file says. */
function addressCharges({ inputs }: ResourceState): Charge[] {
  const pool = [inputs["publicIpv4Pool"], inputs["customerOwnedIpv4Pool"], inputs["ipamPoolId"]]
    .flatMap((value) => knownText(value) ?? [])
    .find((name) => name !== "amazon");
  return pool === undefined
    ? [hourly("publicIpv4Hours", "address", IPV4_HOUR)]
    : [
        {
          kind: "publicIpv4Hours",
          items: [],
          pool: "line",
          quantity: {
            of: "unknown",
            noun: "address",
            because: "an address of a pool of one's own",
          },
        },
      ];
}

function loadBalancerCharges({ inputs }: ResourceState): Charge[] {
  const capacity = (noun: string, item: PriceItem): Charge => ({
    kind: "loadBalancerCapacity",
    items: [item],
    pool: "line",
    quantity: {
      of: "metered",
      measure: "lcus",
      perHour: true,
      noun,
      because: "capacity units follow from the traffic",
    },
  });
  const type = textOf(inputs["loadBalancerType"]) ?? "application";
  if (type === "network") {
    return [
      hourly("loadBalancerHours", "load balancer", ["nlb_hour"]),
      capacity("NLCU-hours", "nlb_nlcu_hour"),
    ];
  }
  if (type === "gateway") {
    const zones = countOf(inputs["subnets"]) ?? countOf(inputs["subnetMappings"]);
    return [
      hourly("loadBalancerHours", "zone", ["gwlb_hour"], zones ?? AT_LEAST_ONE),
      capacity("GLCU-hours", "gwlb_glcu_hour"),
    ];
  }
  return [hourly("loadBalancerHours", "load balancer", [])];
}
