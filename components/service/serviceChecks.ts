import { checkChoice } from "../../core/checks/choice";
import { checkListedOnce } from "../../core/checks/listedOnce";
import { checkPorts } from "../../core/checks/ports";
import { checkRegionName } from "../../core/checks/regionName";
import { TOO_MANY_DIGITS, tooManyDigits } from "../../core/decimal";
import { error, required, warning, type Issue, type Path } from "../../core/issues";
import { CostReport } from "../shared/costReport";
import {
  ListenerProtocol,
  TargetType,
  type EndpointServiceArgs,
  type ServiceListener,
  type ServiceLoadBalancer,
} from "./endpointServiceArgs";

/** What SNS can be told of. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpointConnectionNotification.html */
export const CONNECTION_EVENTS = ["Accept", "Connect", "Delete", "Reject"] as const;
const IP_ADDRESS_TYPES = ["ipv4", "ipv6"] as const;

/** Everything that is wrong with the arguments by themselves. */
export function checkEndpointService(args: EndpointServiceArgs): Issue[] {
  return [
    ...checkSource(args),
    ...(args.loadBalancer === undefined ? [] : checkLoadBalancer(args.loadBalancer)),
    ...checkPrincipals(args),
    ...checkAccepted(args),
    ...checkPrivateName(args),
    ...checkIpAddressTypes(args),
    ...checkOtherRegions(args),
    ...(args.notification?.events ?? []).flatMap((event, at) =>
      checkChoice(event, CONNECTION_EVENTS as readonly string[], ["notification", "events", at]),
    ),
    ...checkCapacity(args),
    ...(args.region === undefined ? [] : checkRegionName(args.region, ["region"])),
    ...checkChoice(args.costReport, Object.values(CostReport), ["costReport"]),
  ];
}

const SOURCES = ["loadBalancer", "networkLoadBalancerArns", "gatewayLoadBalancerArns"] as const;

/** One kind of load balancer, and at least one. */
function checkSource(args: EndpointServiceArgs): Issue[] {
  const given = SOURCES.filter((source) => args[source] !== undefined);
  const [first, ...others] = given;
  if (first === undefined) {
    return [
      required(
        ["loadBalancer"],
        "an endpoint service passes connections on to load balancers, and none is given",
        "Give loadBalancer, networkLoadBalancerArns or gatewayLoadBalancerArns",
      ),
    ];
  }
  return [
    ...others.map((source) =>
      error("one-load-balancer-kind", [source], {
        message: `${first} is given too; a service has load balancers of one kind, made or existing`,
        wayOut: `Remove ${first} or ${source}`,
      }),
    ),
    ...given.flatMap((source) => {
      const arns: unknown = source === "loadBalancer" ? undefined : args[source];
      if (!Array.isArray(arns)) return [];
      if (arns.length === 0) return [required([source, 0], "no load balancer is named")];
      return checkListedOnce(arns, {
        rule: "load-balancer-once",
        path: [source],
        message: "the load balancer is listed twice",
        wayOut: "List each load balancer once",
      });
    }),
  ];
}

function checkLoadBalancer(balancer: ServiceLoadBalancer): Issue[] {
  const path = ["loadBalancer"];
  const listeners = balancer.listeners;
  const ports = listeners.map(({ port }) => port);
  return [
    ...(listeners.length === 0
      ? [required([...path, "listeners", 0], "the service would have no port")]
      : []),
    ...(Array.isArray(balancer.subnetIds) && balancer.subnetIds.length === 0
      ? [required([...path, "subnetIds", 0], "the load balancer would be in no subnet")]
      : []),
    ...ports.flatMap((port, at) =>
      ports.indexOf(port) === at
        ? []
        : [
            error("listener-port-once", [...path, "listeners", at, "port"], {
              value: port,
              message: "another listener has the port",
              wayOut: "Give each listener a port of its own; TCP_UDP is both on one",
            }),
          ],
    ),
    ...listeners.flatMap((listener, at) => checkListener(listener, [...path, "listeners", at])),
    ...(balancer.enforceSecurityGroupsOnEndpoints !== undefined &&
    balancer.securityGroupIds === undefined
      ? [
          error("security-groups-given", [...path, "enforceSecurityGroupsOnEndpoints"], {
            value: balancer.enforceSecurityGroupsOnEndpoints,
            message: "the load balancer has no security groups to judge by",
            wayOut: "Give securityGroupIds, or remove it",
          }),
        ]
      : []),
  ];
}

function checkListener(listener: ServiceListener, path: Path): Issue[] {
  const { protocol = "TCP", targetType = "ip", targets } = listener;
  const port = (value: number | undefined, name: string) =>
    value === undefined
      ? []
      : checkPorts([value], []).map((issue) => ({ ...issue, path: [...path, name] }));
  const names = Object.keys(targets ?? {});
  return [
    ...port(listener.port, "port"),
    ...port(listener.targetPort, "targetPort"),
    ...port(listener.healthCheckPort, "healthCheckPort"),
    ...checkChoice(protocol, Object.values(ListenerProtocol), [...path, "protocol"]),
    ...checkChoice(targetType, Object.values(TargetType), [...path, "targetType"]),
    ...(protocol === "TLS" && listener.certificateArn === undefined
      ? [required([...path, "certificateArn"], "a TLS listener ends TLS with a certificate")]
      : []),
    ...(protocol !== "TLS" && listener.certificateArn !== undefined
      ? [
          error("certificate-for-tls", [...path, "certificateArn"], {
            message: `a ${protocol} listener passes connections on as they are, and takes no certificate`,
            wayOut: "Set protocol to TLS, or remove the certificate",
          }),
        ]
      : []),
    ...(targetType === "alb" ? checkAlbListener(listener, names, path) : []),
    ...Object.entries(targets ?? {}).flatMap(([name, target]) =>
      target.port === undefined
        ? []
        : checkPorts([target.port], []).map((issue) => ({
            ...issue,
            path: [...path, "targets", name, "port"],
          })),
    ),
  ];
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/application-load-balancer-target.html */
function checkAlbListener(
  { protocol = "TCP", proxyProtocolV2 }: ServiceListener,
  targets: readonly string[],
  path: Path,
): Issue[] {
  return [
    ...(protocol === "TCP"
      ? []
      : [
          error("alb-target-tcp", [...path, "protocol"], {
            value: protocol,
            message: "an Application Load Balancer is a target of TCP listeners alone",
            wayOut: "Set protocol to TCP; the Application Load Balancer ends TLS itself",
          }),
        ]),
    ...(proxyProtocolV2 === true
      ? [
          error("alb-target-proxy-protocol", [...path, "proxyProtocolV2"], {
            value: true,
            message: "an Application Load Balancer does not read the PROXY protocol",
            wayOut: "Remove it: the header X-Forwarded-For names the client",
          }),
        ]
      : []),
    ...(targets.length > 1
      ? [
          error("alb-target-one", [...path, "targets"], {
            value: targets,
            message: "a target group holds one Application Load Balancer",
            wayOut: "Name one target",
          }),
        ]
      : []),
  ];
}

/** `*`, or a principal's ARN; paths in it AWS does not take. */
const PRINCIPAL = /^(\*|arn:aws(-[a-z]+)*:iam::\d{12}:(root|(role|user)\/[\w+=,.@-]+))$/;

function checkPrincipals(args: EndpointServiceArgs): Issue[] {
  const principals: readonly unknown[] = args.allowedPrincipals ?? [];
  const open = principals.indexOf("*");
  const isOpen = open >= 0 && args.acceptanceRequired === false;
  return [
    ...principals.flatMap((principal, at): Issue[] =>
      typeof principal !== "string" || PRINCIPAL.test(principal)
        ? []
        : [
            error("principal-arn", ["allowedPrincipals", at], {
              value: principal,
              message:
                "not an account's, role's or user's ARN without a path, nor *; organizations and services cannot be named here",
              wayOut: "Give an ARN such as arn:aws:iam::123456789012:root",
            }),
          ],
    ),
    ...checkListedOnce(principals, {
      rule: "principal-once",
      path: ["allowedPrincipals"],
      message: "the principal is listed twice",
      wayOut: "List each principal once",
    }),
    ...(isOpen && args.acknowledgeOpenToEverybody !== true
      ? [
          error("not-open-to-all", ["allowedPrincipals", open], {
            value: "*",
            message:
              "without acceptance everybody with an AWS account could connect to the load balancer",
            wayOut:
              "Name the principals, leave acceptanceRequired at true, or set acknowledgeOpenToEverybody",
          }),
        ]
      : []),
    ...(args.acknowledgeOpenToEverybody === true && !isOpen
      ? [
          warning("used-acknowledgement", ["acknowledgeOpenToEverybody"], {
            value: true,
            message: "the service is not open to everybody, so there is nothing to acknowledge",
            wayOut: "Remove it",
          }),
        ]
      : []),
  ];
}

function checkAccepted({ acceptanceRequired, acceptedEndpointIds }: EndpointServiceArgs): Issue[] {
  if (acceptanceRequired !== false || Object.keys(acceptedEndpointIds ?? {}).length === 0)
    return [];
  return [
    error("acceptance-needed", ["acceptedEndpointIds"], {
      message: "without acceptanceRequired every endpoint is accepted by itself",
      wayOut: "Set acceptanceRequired to true, or remove the list",
    }),
  ];
}

/** A domain name in lower case, of which the first label may be a wildcard. */
const DOMAIN = /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const LONGEST_DOMAIN = 255;

function checkPrivateName(args: EndpointServiceArgs): Issue[] {
  const { privateDnsName: name } = args;
  if (name === undefined) {
    return args.verificationZoneId === undefined
      ? []
      : [
          error("name-to-verify", ["verificationZoneId"], {
            message: "there is no privateDnsName to verify",
            wayOut: "Give privateDnsName, or remove it",
          }),
        ];
  }
  if (args.gatewayLoadBalancerArns !== undefined) {
    return [
      error("gateway-no-private-name", ["privateDnsName"], {
        value: name,
        message: "Gateway Load Balancer endpoints are targets of routes, and have no names",
        wayOut: "Remove it",
      }),
    ];
  }
  return DOMAIN.test(name) && name.length <= LONGEST_DOMAIN
    ? []
    : [
        error("domain-name", ["privateDnsName"], {
          value: name,
          message: "not a domain name in lower case, which may start with *.",
          wayOut: "Give a name such as api.example.com, of a domain of yours",
        }),
      ];
}

function checkIpAddressTypes(args: EndpointServiceArgs): Issue[] {
  const types = args.supportedIpAddressTypes;
  if (types === undefined) return [];
  const at = types.indexOf("ipv6");
  const { loadBalancer } = args;
  return [
    ...types.flatMap((type, index) =>
      checkChoice(type, IP_ADDRESS_TYPES as readonly string[], ["supportedIpAddressTypes", index]),
    ),
    ...(types.length === 0
      ? [required(["supportedIpAddressTypes", 0], "endpoints would have no address")]
      : []),
    ...(at >= 0 && loadBalancer !== undefined && loadBalancer.dualStack !== true
      ? [
          error("dual-stack-service", ["supportedIpAddressTypes", at], {
            value: "ipv6",
            message: "every load balancer of a service with IPv6 is dual-stack",
            wayOut: "Set loadBalancer.dualStack to true, or remove ipv6",
          }),
        ]
      : []),
  ];
}

function checkOtherRegions(args: EndpointServiceArgs): Issue[] {
  const regions = args.otherRegions ?? [];
  if (regions.length > 0 && args.gatewayLoadBalancerArns !== undefined) {
    return [
      error("gateway-own-region", ["otherRegions"], {
        value: regions,
        message: "Gateway Load Balancer endpoints are in the Region of their service",
        wayOut: "Remove it",
      }),
    ];
  }
  return [
    ...regions.flatMap((region, at) => checkRegionName(region, ["otherRegions", at])),
    ...checkListedOnce(regions, {
      rule: "region-once",
      path: ["otherRegions"],
      message: "the Region is listed twice",
      wayOut: "List each Region once",
    }),
    ...regions.flatMap((region, at): Issue[] =>
      region === args.region
        ? [
            error("other-region", ["otherRegions", at], {
              value: region,
              message: "this is the service's own Region, which always has it",
              wayOut: "Remove it",
            }),
          ]
        : [],
    ),
  ];
}

function checkCapacity({ loadBalancer, monthlyNlcuHours: hours }: EndpointServiceArgs): Issue[] {
  if (hours === undefined) return [];
  if (!Number.isFinite(hours) || hours < 0 || tooManyDigits(hours)) {
    return [
      error("amount-positive", ["monthlyNlcuHours"], {
        value: hours,
        message: `not a number of hours of 0 or more; ${TOO_MANY_DIGITS}`,
        wayOut: "Give the NLCU-hours of a month, such as 730",
      }),
    ];
  }
  return loadBalancer === undefined
    ? [
        warning("used-capacity", ["monthlyNlcuHours"], {
          value: hours,
          message:
            "the load balancers exist before the service, so their capacity is no cost of it",
          wayOut: "Remove it",
        }),
      ]
    : [];
}
