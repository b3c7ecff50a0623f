import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { EndpointHub } from "../../../components/hub/endpointHub";
import { InterfaceEndpoints } from "../../../components/interface/interfaceEndpoints";
import { builtBy } from "../../../components/shared/initialize";
import { EndpointSpoke } from "../../../components/spoke/endpointSpoke";
import { failuresOf } from "../../support/failures";
import { ENDPOINT, recordResources, settled, UNKNOWN, valueOf } from "../../support/mocks";

const ARGS = { vpcId: "vpc-1", services: ["logs"], region: "us-east-1" };
const IDS = ["subnet-a", "subnet-b"];

/** What a VPC that is made in the same program gives before it exists: nothing, or ids that are still unknown. */
function unknownOutput<T>(value: unknown): pulumi.Output<T> {
  return pulumi.output(Promise.resolve(0)).apply((): never => value as never);
}

async function totalOf({ costReport }: { readonly costReport: pulumi.Output<string> }) {
  const { alternatives } = JSON.parse(await valueOf(costReport)) as {
    alternatives: { monthlyTotal: string; complete: boolean }[];
  };
  return [alternatives[0]?.monthlyTotal, alternatives[0]?.complete];
}

describe("subnets that come as one output", () => {
  it("reach the endpoint as they are, and are counted for the price", async () => {
    const recorder = await recordResources();
    const component = new InterfaceEndpoints("app", {
      ...ARGS,
      subnetIds: pulumi.output(IDS),
      monthlyDataGb: { logs: 0 },
    });
    // 2 ENI x 730 h x $0.01
    assert.deepEqual(await totalOf(component), ["14.60", true]);
    await settled();
    assert.deepEqual(recorder.named("app-logs").inputs["subnetIds"], IDS);
  });

  it("are counted while their ids are unknown, as in the first preview of the VPC that gives them", async () => {
    const recorder = await recordResources({ preview: true });
    const subnetIds = unknownOutput<string[]>([pulumi.unknown, pulumi.unknown, pulumi.unknown]);
    new InterfaceEndpoints("app", { ...ARGS, subnetIds, monthlyDataGb: { logs: 0 } });
    await settled();
    // 3 ENI x 730 h x $0.01
    assert.match(recorder.logs.join("\n"), /app: estimated \$21\.90 a month/);
    assert.equal(recorder.ofType(ENDPOINT).length, 1);
  });

  it("are no number while nobody knows how many there are: the estimate is a lower bound", async () => {
    const recorder = await recordResources({ preview: true });
    new InterfaceEndpoints("app", {
      ...ARGS,
      subnetIds: unknownOutput<string[]>(pulumi.unknown),
      monthlyDataGb: { logs: 100 },
    });
    await settled();
    assert.deepEqual(recorder.logs, [
      [
        "info: app: estimated ≥ $1.00 a month (us-east-1 · list price, 2026-09-17)",
        "  endpoint hours  unknown ENI x 730 h x $0.01  unknown",
        "  endpoint data   100 GB x $0.01                 $1.00",
      ].join("\n"),
    ]);
    assert.equal(recorder.named("app-logs").inputs["subnetIds"], UNKNOWN);
  });

  it("take fixed addresses one by one", async () => {
    const recorder = await recordResources();
    new InterfaceEndpoints("app", {
      ...ARGS,
      subnetIds: pulumi.output(IDS),
      overrides: { logs: { privateIpAddresses: ["10.0.0.10", "10.0.1.10"] } },
    });
    await settled();
    assert.deepEqual(recorder.named("app-logs").inputs["subnetConfigurations"], [
      { subnetId: "subnet-a", ipv4: "10.0.0.10" },
      { subnetId: "subnet-b", ipv4: "10.0.1.10" },
    ]);
  });

  it("are refused once they are known to be none, or one twice", async () => {
    const refused = async (ids: string[]) => {
      await recordResources();
      const failures = await failuresOf(
        () => new InterfaceEndpoints("app", { ...ARGS, subnetIds: pulumi.output(ids) }),
      );
      return failures.join("\n");
    };
    assert.match(await refused([]), /subnetIds: the endpoints have no subnet to be in/);
    assert.match(await refused(["subnet-a", "subnet-a"]), /subnetIds\[1\]: .*listed twice/);
  });

  it("serve a hub and its spokes, attachments among them", async () => {
    const recorder = await recordResources();
    const hub = new EndpointHub("hub", {
      ...ARGS,
      cidrBlocks: ["10.0.0.0/16"],
      subnetIds: pulumi.output(IDS),
      routeTableIds: { a: "rtb-a" },
      spokes: { app: { cidrBlocks: ["10.1.0.0/16"], monthlyDataGb: { logs: 0 } } },
    });
    const spoke = new EndpointSpoke("app", {
      vpcId: "vpc-2",
      hub,
      routeTableIds: { a: "rtb-b" },
      attachmentSubnetIds: pulumi.output(["subnet-c"]),
    });
    await builtBy(hub);
    await builtBy(spoke);
    // 2 ENI x 7.30, an attachment 36.50, a zone 0.50
    assert.deepEqual(await totalOf(hub), ["51.60", true]);
    await settled();
    assert.deepEqual(recorder.named("hub-logs").inputs["subnetIds"], IDS);
    const attachments = recorder.ofType("aws:ec2transitgateway/vpcAttachment:VpcAttachment");
    assert.deepEqual(
      attachments.map(({ name, inputs }) => [name, inputs["subnetIds"]]),
      [
        ["hub-hub", IDS],
        ["app", ["subnet-c"]],
      ],
    );
  });

  it("become the ARNs of an attachment to a core network", async () => {
    const recorder = await recordResources();
    const hub = new EndpointHub("hub", {
      ...ARGS,
      cidrBlocks: ["10.0.0.0/16"],
      subnetIds: pulumi.output(IDS),
      routeTableIds: { a: "rtb-a" },
      spokes: {},
      connectivity: "CloudWan",
      coreNetworkId: "core-network-1",
      coreNetworkArn: "arn:aws:networkmanager::111111111111:core-network/core-network-1",
    });
    await builtBy(hub);
    await settled();
    const [attachment] = recorder.ofType("aws:networkmanager/vpcAttachment:VpcAttachment");
    assert.deepEqual(attachment?.inputs["subnetArns"], [
      "arn:aws:ec2:us-east-1:111111111111:subnet/subnet-a",
      "arn:aws:ec2:us-east-1:111111111111:subnet/subnet-b",
    ]);
  });
});
