import assert from "node:assert/strict";
import type { MockOptions } from "./mocks";

export const IRELAND = "eu-west-1";

/**
 * Two VPCs of eu-west-1 as AWS answers for them: `vpc-app`, which has the tag Name, and `vpc-shared`,
 * whose subnets for endpoints have the tag Tier. Whoever asks for another VPC or in another Region
 * gets AWS's refusal.
 */
export const lookedUp: MockOptions["answers"] = {
  "aws:ec2/getVpc:getVpc": ({ id, tags, region }) => {
    assert.equal(region, IRELAND);
    const byTags = JSON.stringify(tags) === JSON.stringify({ Name: "app" });
    assert.ok(id === undefined ? byTags : tags === undefined, "no matching EC2 VPC found");
    return id === "vpc-shared" ? SHARED : APP;
  },
  "aws:ec2/getSubnets:getSubnets": ({ filters, tags, region }) => {
    assert.equal(region, IRELAND);
    const vpc = onlyVpcOf(filters);
    // AWS lists ids in no order.
    const ids = ["subnet-3", "subnet-2", "subnet-4", "subnet-1"].map((id) => `${vpc}-${id}`);
    const tagged = JSON.stringify(tags) === JSON.stringify({ Tier: "endpoints" });
    return { ids: tagged ? ids.filter((id) => !id.endsWith("-1")) : ids };
  },
  "aws:ec2/getRouteTables:getRouteTables": ({ vpcId, region }) => {
    assert.equal(region, IRELAND);
    return { ids: [`rtb-2-of-${String(vpcId)}`, `rtb-1-of-${String(vpcId)}`] };
  },
  "aws:ec2/getSubnet:getSubnet": ({ id, region }) => {
    assert.equal(region, IRELAND);
    // Two subnets are in the zone `a`, and one each in `b` and `c`.
    const zone = { "1": "a", "2": "a", "3": "c", "4": "b" }[String(id).slice(-1)];
    const zoneId = { a: "euw1-az3", b: "euw1-az1", c: "euw1-az2" }[zone ?? ""];
    return subnetAnswer(id, `${IRELAND}${zone}`, { availabilityZoneId: zoneId });
  },
};

const APP = vpcAnswer("vpc-app", {
  associated: ["10.1.0.0/16", "100.64.0.0/16", "2001:db8:1::/56"],
  disassociated: ["10.9.0.0/16", "2001:db8:9::/56"],
});

const SHARED = vpcAnswer("vpc-shared", { associated: ["10.0.0.0/20"] });

/** A VPC as AWS answers for it: its blocks by the state of their association, and private names that resolve. */
export function vpcAnswer(
  id: string,
  blocks: Readonly<Record<string, readonly string[]>>,
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const associations = Object.entries(blocks).flatMap(([state, list]) =>
    list.map((block) => ({ block, state, associationId: `assoc-${block}` })),
  );
  const isIpv6 = ({ block }: { readonly block: string }) => block.includes(":");
  const ipv4 = associations.filter((one) => !isIpv6(one));
  const ipv6 = associations.filter(isIpv6);
  return {
    id,
    cidrBlock: ipv4[0]?.block ?? "",
    cidrBlockAssociations: ipv4.map(({ block, ...one }) => ({ ...one, cidrBlock: block })),
    ipv6CidrBlockAssociations: ipv6.map(({ block, ...one }) => ({ ...one, ipv6CidrBlock: block })),
    enableDnsSupport: true,
    enableDnsHostnames: true,
    ...more,
  };
}

/** Where a subnet is, and nothing that keeps an endpoint out of it. */
export function subnetAnswer(
  id: unknown,
  availabilityZone: string,
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    id,
    availabilityZone,
    availabilityZoneId: `id-of-${availabilityZone}`,
    ipv6Native: false,
    outpostArn: "",
    ...more,
  };
}

function onlyVpcOf(filters: unknown): string {
  assert.ok(Array.isArray(filters) && filters.length === 1);
  const [{ name, values }] = filters as [{ name: string; values: string[] }];
  assert.equal(name, "vpc-id");
  assert.equal(values.length, 1);
  return values[0] ?? "";
}
