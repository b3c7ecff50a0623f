import type * as pulumi from "@pulumi/pulumi";
import type { CostBudget } from "../shared/budget";
import type { CostReport } from "../shared/costReport";

/**
 * What clients of a listener connect with.
 */
export const ListenerProtocol = {
  /** TCP, passed on as it is. */
  Tcp: "TCP",
  /** TLS, ended at the load balancer with `certificateArn`. */
  Tls: "TLS",
  /** UDP. Endpoints pass it on for dual-stack and IPv6 load balancers, and never between Regions in fragments. */
  Udp: "UDP",
  /** TCP and UDP on one port, such as DNS. */
  TcpUdp: "TCP_UDP",
} as const;
export type ListenerProtocol = (typeof ListenerProtocol)[keyof typeof ListenerProtocol];

/**
 * What the targets of a listener are.
 */
export const TargetType = {
  /** Addresses, such as pods' or those of servers. */
  Ip: "ip",
  /** EC2 instances. */
  Instance: "instance",
  /** One Application Load Balancer. TCP alone. */
  Alb: "alb",
} as const;
export type TargetType = (typeof TargetType)[keyof typeof TargetType];

/**
 * One target behind a listener.
 */
export interface ServiceTarget {
  /**
   * An address, an instance id or the ARN of an Application Load Balancer, as `targetType` says.
   */
  id: pulumi.Input<string>;
  /**
   * Its port. Defaults to the listener's `targetPort`.
   */
  port?: number;
  /**
   * `all` for an address outside the load balancer's VPC; not given otherwise.
   */
  availabilityZone?: string;
}

/**
 * A port that the service offers.
 */
export interface ServiceListener {
  /**
   * The port that consumers connect to, once in the list.
   */
  port: number;
  /**
   * Defaults to `TCP`.
   */
  protocol?: ListenerProtocol;
  /**
   * The port of the targets. Defaults to `port`.
   */
  targetPort?: number;
  /**
   * Defaults to `ip`.
   */
  targetType?: TargetType;
  /**
   * Targets by a name of yours. Leave it out where something else registers them, such as the AWS Load
   * Balancer Controller of an EKS cluster, by the output `targetGroupArns`.
   */
  targets?: { [name: string]: ServiceTarget };
  /**
   * Whether the load balancer tells targets the client's address and the endpoint's id, by PROXY protocol
   * version 2. Without it they see the load balancer's addresses; with it they have to read it, or every
   * connection fails. Not for `alb`. Defaults to false.
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#proxy-protocol
   */
  proxyProtocolV2?: boolean;
  /**
   * The certificate of a `TLS` listener, in ACM in the same Region.
   */
  certificateArn?: pulumi.Input<string>;
  /**
   * The port that health checks connect to by TCP. Defaults to the targets' own.
   */
  healthCheckPort?: number;
}

/**
 * A Network Load Balancer that the service makes. $0.0225 an hour in us-east-1, and its capacity units.
 */
export interface ServiceLoadBalancer {
  /**
   * The VPC of the targets.
   */
  vpcId: pulumi.Input<string>;
  /**
   * One subnet in each Availability Zone that consumers may have endpoints in: the service is offered there alone.
   */
  subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * At least one.
   */
  listeners: ServiceListener[];
  /**
   * Whether each zone's address passes connections on to targets in all zones. Without it a zone without a
   * healthy target answers nobody; with it data between zones are billed. Defaults to false.
   */
  crossZone?: boolean;
  /**
   * Security groups. Defaults to none; a load balancer that has none when it is made never takes any.
   */
  securityGroupIds?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Whether the security groups judge what comes through endpoints too, by the clients' addresses. Needs
   * `securityGroupIds`. Defaults to AWS's choice, yes.
   */
  enforceSecurityGroupsOnEndpoints?: boolean;
  /**
   * Whether it has IPv6 addresses too. Defaults to false.
   */
  dualStack?: boolean;
}

/**
 * Who is told when endpoints connect.
 */
export interface ConnectionNotification {
  /**
   * An SNS topic whose policy lets `vpce.amazonaws.com` publish.
   */
  topicArn: pulumi.Input<string>;
  /**
   * Any of `Accept`, `Connect`, `Delete` and `Reject`. Defaults to all of them.
   */
  events?: string[];
}

/**
 * Arguments of `EndpointService`.
 */
export interface EndpointServiceArgs {
  /**
   * A Network Load Balancer that is made for the service. Give this, `networkLoadBalancerArns` or
   * `gatewayLoadBalancerArns`.
   */
  loadBalancer?: ServiceLoadBalancer;
  /**
   * Existing Network Load Balancers. With several, each zone answers by one of them: give them the same
   * listeners and targets. A load balancer serves one service.
   */
  networkLoadBalancerArns?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Existing Gateway Load Balancers, for Gateway Load Balancer endpoints.
   */
  gatewayLoadBalancerArns?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Whether each endpoint waits until it is accepted. Defaults to true.
   */
  acceptanceRequired?: boolean;
  /**
   * Who may create endpoints: ARNs of accounts (`arn:aws:iam::123456789012:root`), roles or users, without
   * paths; `*` is everybody with an AWS account. Defaults to nobody but this account.
   */
  allowedPrincipals?: pulumi.Input<string>[];
  /**
   * `*` without acceptance lets everybody with an AWS account connect to the load balancer, and is refused
   * unless this is true. Defaults to false.
   */
  acknowledgeOpenToEverybody?: boolean;
  /**
   * Endpoints that are accepted, by a name of yours. Only with `acceptanceRequired`.
   */
  acceptedEndpointIds?: { [name: string]: pulumi.Input<string> };
  /**
   * The name that consumers may use instead of the endpoint's, such as `api.example.com` or `*.example.com`,
   * once it is verified. Not with Gateway Load Balancers. One a service.
   * https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html
   */
  privateDnsName?: string;
  /**
   * The public hosted zone of the name's domain: the TXT record that proves the domain is created there, and
   * verification is started and awaited. Without it the output `privateDnsVerification` says which record to make.
   */
  verificationZoneId?: pulumi.Input<string>;
  /**
   * Addresses that endpoints may have: `ipv4`, `ipv6` or both. IPv6 needs load balancers that are dual-stack.
   * Defaults to AWS's choice, `ipv4`.
   */
  supportedIpAddressTypes?: string[];
  /**
   * Other Regions in which consumers may create endpoints: $0.05 an hour for each in ap-northeast-1, while one uses the service.
   * Not with Gateway Load Balancers.
   * https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-cross-region.html
   */
  otherRegions?: string[];
  /**
   * Who is told when endpoints connect and leave.
   */
  notification?: ConnectionNotification;
  /**
   * Capacity units that the new load balancer uses, in NLCU-hours a month, for the estimate. Unknown unless given.
   */
  monthlyNlcuHours?: number;
  /**
   * The Region, such as `us-east-1`. Defaults to the provider's.
   */
  region?: string;
  /**
   * Tags of everything that can have them, besides `Name`.
   */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;
  /**
   * How much of the cost estimate a preview prints. Defaults to `Summary`.
   */
  costReport?: CostReport;
  /**
   * Limits of what the service may cost a month.
   */
  budget?: CostBudget;
}
