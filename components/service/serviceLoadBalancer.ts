import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { named, type Tags } from "../shared/tags";
import type { ServiceListener, ServiceLoadBalancer } from "./endpointServiceArgs";

export interface MadeLoadBalancer {
  readonly arn: pulumi.Output<string>;
  readonly listeners: aws.lb.Listener[];
  readonly targetGroupArns: Readonly<Record<string, pulumi.Output<string>>>;
}

interface Placed {
  readonly region: string | undefined;
  readonly tags: Tags | undefined;
  readonly child: pulumi.CustomResourceOptions;
}

/** An internal Network Load Balancer with a target group behind each of its listeners. */
export function buildLoadBalancer(
  name: string,
  balancer: ServiceLoadBalancer,
  placed: Placed,
): MadeLoadBalancer {
  const { region, tags, child } = placed;
  const enforce = balancer.enforceSecurityGroupsOnEndpoints;
  const loadBalancer = new aws.lb.LoadBalancer(
    `${name}-nlb`,
    {
      loadBalancerType: "network",
      internal: true,
      subnets: balancer.subnetIds,
      securityGroups: balancer.securityGroupIds,
      enforceSecurityGroupInboundRulesOnPrivateLinkTraffic:
        enforce === undefined ? undefined : enforce ? "on" : "off",
      enableCrossZoneLoadBalancing: balancer.crossZone ?? false,
      ipAddressType: balancer.dualStack === true ? "dualstack" : undefined,
      region,
      tags: named(`${name}-nlb`, tags),
    },
    child,
  );
  const built = balancer.listeners.map((listener) => {
    const group = targetGroup(name, listener, balancer, placed);
    const made = new aws.lb.Listener(
      `${name}-${listener.port}`,
      {
        loadBalancerArn: loadBalancer.arn,
        port: listener.port,
        protocol: listener.protocol ?? "TCP",
        certificateArn: listener.certificateArn,
        defaultActions: [{ type: "forward", targetGroupArn: group.arn }],
        region,
        tags: named(`${name}-${listener.port}`, tags),
      },
      child,
    );
    return { listener: made, port: String(listener.port), arn: group.arn };
  });
  return {
    arn: loadBalancer.arn,
    listeners: built.map(({ listener }) => listener),
    targetGroupArns: Object.fromEntries(built.map(({ port, arn }) => [port, arn])),
  };
}

function targetGroup(
  name: string,
  listener: ServiceListener,
  { vpcId }: ServiceLoadBalancer,
  { region, tags, child }: Placed,
): aws.lb.TargetGroup {
  const { port, targetPort = port, targetType = "ip", protocol = "TCP" } = listener;
  const group = new aws.lb.TargetGroup(
    `${name}-${port}`,
    {
      vpcId,
      targetType,
      port: targetPort,
      // TLS ends at the listener, and goes on to the targets as TCP.
      protocol: protocol === "TLS" ? "TCP" : protocol,
      proxyProtocolV2: listener.proxyProtocolV2,
      healthCheck: {
        protocol: targetType === "alb" ? "HTTP" : "TCP",
        port: listener.healthCheckPort === undefined ? undefined : String(listener.healthCheckPort),
      },
      region,
      tags: named(`${name}-${port}`, tags),
    },
    child,
  );
  for (const [key, target] of Object.entries(listener.targets ?? {})) {
    new aws.lb.TargetGroupAttachment(
      `${name}-${port}-${key}`,
      {
        targetGroupArn: group.arn,
        targetId: target.id,
        port: target.port,
        availabilityZone: target.availabilityZone,
        region,
      },
      child,
    );
  }
  return group;
}
