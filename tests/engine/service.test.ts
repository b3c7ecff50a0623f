import assert from "node:assert/strict";
import { changes, EngineStack, succeeded } from "./support/engine";

const program = (more: string) => `
  import * as aws from "@pulumi/aws";
  import * as endpoints from "pulumi-vpc-endpoints";
  const vpc = new aws.ec2.Vpc("b", { cidrBlock: "10.2.0.0/16" });
  const subnetIds = ["a", "b"].map((zone, index) => new aws.ec2.Subnet("b-" + zone, {
    vpcId: vpc.id, cidrBlock: "10.2." + index + ".0/24", availabilityZone: "us-east-1" + zone,
  }).id);
  const zone = new aws.route53.Zone("domain", { name: "example.com" });
  const api = new endpoints.EndpointService("api", {
    loadBalancer: {
      vpcId: vpc.id,
      subnetIds,
      listeners: [{ port: 443, targets: { first: { id: "10.2.0.10" } } }],
    },
    allowedPrincipals: ["arn:aws:iam::222222222222:root"],
    privateDnsName: "api.example.com",
    verificationZoneId: zone.zoneId,
    monthlyNlcuHours: 1000,
    ${more}
  });
  export const { serviceName, privateDnsVerification, targetGroupArns, costReport } = api;
`;

describe("an endpoint service on the engine", () => {
  it("stands once its listeners do, is verified by its record, grows, and goes in reverse", async () => {
    const stack = await EngineStack.inline(program(""), { config: { "aws:region": "us-east-1" } });
    const preview = succeeded(await stack.preview());
    // 730 h x $0.0225 + 1,000 NLCU-h x $0.006 = $16.425 + $6.00 = $22.425
    assert.match(
      preview.diagnostics.map(({ message }) => message).join("\n"),
      /api: estimated \$22\.43 a month/,
    );
    const built = changes(succeeded(await stack.up()));
    const order = ["create api-nlb", "create api-443", "create api", "create api-verification"];
    const places = order.map((change) => built.lastIndexOf(change));
    assert.ok(!places.includes(-1), built.join(", "));
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
      built.join(", "),
    );
    const { serviceName, privateDnsVerification, targetGroupArns } = await stack.outputs();
    assert.match(String(serviceName), /^com\.amazonaws\.vpce\.us-east-1\.vpce-svc-/);
    assert.equal((privateDnsVerification as { type: string }).type, "TXT");
    assert.deepEqual(Object.keys(targetGroupArns as object), ["443"]);
    succeeded(await stack.preview("--expect-no-changes"));

    stack.rewrite(program('acceptedEndpointIds: { shop: "vpce-0123456789abcdef0" },'));
    assert.deepEqual(changes(succeeded(await stack.up())), ["create api-shop"]);
    const gone = changes(succeeded(await stack.destroy()));
    assert.ok(gone.indexOf("delete api") < gone.indexOf("delete api-nlb"), gone.join(", "));
  });
});
