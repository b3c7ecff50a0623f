import assert from "node:assert/strict";
import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import { readAccount } from "../../../cli/discover/readAccount";
import { readEndpoints, readVpcs, type Ec2 } from "../../../cli/discover/readNetwork";
import { readUsage, type CloudWatch } from "../../../cli/discover/readUsage";
import { endpoint, PERIOD, vpc } from "../../support/accounts";

interface Sent {
  readonly name: string;
  readonly input: Record<string, unknown>;
}

/** A client that answers from a function and keeps what it was sent. */
function client(answer: (sent: Sent) => object): { client: Ec2 & CloudWatch; sent: Sent[] } {
  const sent: Sent[] = [];
  const send = (command: { input: Record<string, unknown> }) => {
    const one = { name: command.constructor.name, input: command.input };
    sent.push(one);
    return Promise.resolve().then(() => answer(one));
  };
  return { client: { send }, sent };
}

const named = (name: string) => Object.assign(new Error("You are not authorized"), { name });
const queriesOf = ({ input }: Sent) => input.MetricDataQueries as MetricDataQuery[];

describe("reading the network", () => {
  it("follows pages to the last one, whose token is absent or empty", async () => {
    for (const last of [undefined, ""]) {
      const { client: ec2, sent } = client(({ input }) =>
        input.NextToken === undefined
          ? { Vpcs: [{ VpcId: "vpc-1" }], NextToken: "more" }
          : { Vpcs: [{ VpcId: "vpc-2" }], NextToken: last },
      );
      assert.deepEqual(
        (await readVpcs(ec2)).map(({ vpcId }) => vpcId),
        ["vpc-1", "vpc-2"],
      );
      assert.deepEqual(
        sent.map(({ input }) => input.NextToken),
        [undefined, "more"],
      );
    }
  });

  it("takes every associated block of a VPC, and none that it only had", async () => {
    const state = (State: string) => ({ State });
    const { client: ec2 } = client(() => ({
      Vpcs: [
        {
          VpcId: "vpc-1",
          OwnerId: "111122223333",
          CidrBlock: "10.1.0.0/16",
          CidrBlockAssociationSet: [
            { CidrBlock: "10.1.0.0/16", CidrBlockState: state("associated") },
            { CidrBlock: "10.2.0.0/16", CidrBlockState: state("associating") },
            { CidrBlock: "10.3.0.0/16", CidrBlockState: state("disassociated") },
          ],
          Ipv6CidrBlockAssociationSet: [
            { Ipv6CidrBlock: "fd00:1::/56", Ipv6CidrBlockState: state("associated") },
            { Ipv6CidrBlock: "fd00:2::/56", Ipv6CidrBlockState: state("failed") },
          ],
          Tags: [
            { Key: "name", Value: "no" },
            { Key: "Name", Value: "app" },
          ],
        },
      ],
    }));
    assert.deepEqual(await readVpcs(ec2), [
      vpc("vpc-1", "app", "10.1.0.0/16", "10.2.0.0/16", "fd00:1::/56"),
    ]);
  });

  it("keeps the Region of a service only where it is another", async () => {
    const { client: ec2 } = client(() => ({
      VpcEndpoints: ["us-east-1", "eu-west-1"].map((ServiceRegion) => ({
        VpcEndpointId: "vpce-1",
        VpcId: "vpc-1",
        ServiceRegion,
      })),
    }));
    const regions = (await readEndpoints(ec2, "us-east-1")).map((one) => one.serviceRegion);
    assert.deepEqual(regions, [undefined, "eu-west-1"]);
  });

  it("keeps of each thing what a topology is made of", async () => {
    const CreationTimestamp = new Date("2026-03-02T00:00:00Z");
    const answers: Record<string, object> = {
      DescribeVpcEndpointsCommand: {
        VpcEndpoints: [
          {
            VpcEndpointId: "vpce-1",
            VpcId: "vpc-1",
            ServiceName: "com.amazonaws.us-east-1.sqs",
            VpcEndpointType: "GatewayLoadBalancer",
            State: "Rejected",
            SubnetIds: ["subnet-a", "subnet-b"],
            RequesterManaged: true,
            CreationTimestamp,
          },
          { VpcEndpointId: "vpce-2", VpcId: "vpc-1" },
        ],
      },
      DescribeSubnetsCommand: {
        Subnets: [
          { SubnetId: "subnet-a", AvailabilityZone: "us-east-1a" },
          { SubnetId: "subnet-b" },
          { AvailabilityZone: "us-east-1c" },
        ],
      },
      DescribeTransitGatewaysCommand: {
        TransitGateways: [
          { TransitGatewayId: "tgw-1", State: "deleted" },
          { TransitGatewayId: "tgw-2" },
        ],
      },
      DescribeTransitGatewayVpcAttachmentsCommand: {
        TransitGatewayVpcAttachments: [
          { TransitGatewayId: "tgw-1", VpcId: "vpc-1", State: "rejected" },
          { TransitGatewayId: "tgw-1", VpcId: "vpc-2" },
        ],
      },
      DescribeNatGatewaysCommand: {
        NatGateways: [
          { NatGatewayId: "nat-1", VpcId: "vpc-1", State: "failed" },
          { NatGatewayId: "nat-2", State: "pending" },
          { NatGatewayId: "nat-3", VpcId: "vpc-1" },
        ],
      },
    };
    const { client: aws } = client(({ name }) => answers[name] ?? {});
    const about = { region: "us-east-1", period: PERIOD, vpcs: [vpc("vpc-1")] };
    const records = await readAccount({ ec2: aws, cloudWatch: aws }, about, () => undefined);
    assert.deepEqual(records.endpoints, [
      {
        endpointId: "vpce-1",
        vpcId: "vpc-1",
        serviceName: "com.amazonaws.us-east-1.sqs",
        type: "GatewayLoadBalancer",
        state: "Rejected",
        subnetIds: ["subnet-a", "subnet-b"],
        requesterManaged: true,
        createdAtMs: CreationTimestamp.getTime(),
        serviceRegion: undefined,
      },
      {
        endpointId: "vpce-2",
        vpcId: "vpc-1",
        serviceName: "",
        type: "unknown",
        state: "",
        subnetIds: [],
        requesterManaged: false,
        createdAtMs: undefined,
        serviceRegion: undefined,
      },
    ]);
    assert.deepEqual(records.subnets, [{ subnetId: "subnet-a", availabilityZone: "us-east-1a" }]);
    assert.deepEqual(records.transitGateways, [
      { transitGatewayId: "tgw-1", state: "deleted" },
      { transitGatewayId: "tgw-2", state: "" },
    ]);
    assert.deepEqual(records.attachments, [
      { transitGatewayId: "tgw-1", vpcId: "vpc-1", state: "rejected" },
      { transitGatewayId: "tgw-1", vpcId: "vpc-2", state: "" },
    ]);
    assert.deepEqual(records.natGateways, [
      { natGatewayId: "nat-1", vpcId: "vpc-1", state: "failed" },
      { natGatewayId: "nat-3", vpcId: "vpc-1", state: "" },
    ]);
    assert.deepEqual(records.vpcs, about.vpcs);
    // An endpoint whose metric nobody answered.
    assert.deepEqual(records.gaps, [
      { call: "GetMetricDataCommand", reason: "no complete answer for 1 of 1 endpoints" },
    ]);
  });

  it("refuses an answer that lacks an id, rather than to invent one", async () => {
    for (const [answer, lacking] of [
      [{ Vpcs: [{}] }, "VpcId"],
      [{ Vpcs: [{ VpcId: "vpc-1" }, {}] }, "VpcId"],
    ] as const) {
      await assert.rejects(readVpcs(client(() => answer).client), {
        message: `AWS's answer lacks ${lacking}`,
      });
    }
    await assert.rejects(
      readEndpoints(client(() => ({ VpcEndpoints: [{ VpcId: "v" }] })).client, "us-east-1"),
      { message: "AWS's answer lacks VpcEndpointId" },
    );
  });

  it("leaves a gap for each call that fails, and the whole list with it", async () => {
    const { client: aws } = client(({ name, input }) => {
      if (name === "DescribeNatGatewaysCommand") throw named("UnauthorizedOperation");
      if (name !== "DescribeVpcEndpointsCommand") return {};
      if (input.NextToken !== undefined) throw named("RequestLimitExceeded");
      return { VpcEndpoints: [{ VpcEndpointId: "vpce-1", VpcId: "vpc-1" }], NextToken: "more" };
    });
    const about = { region: "us-east-1", period: PERIOD, vpcs: [vpc("vpc-1")] };
    const records = await readAccount({ ec2: aws, cloudWatch: aws }, about, () => undefined);
    assert.deepEqual(records.gaps, [
      { call: "DescribeNatGatewaysCommand", reason: "not allowed" },
      { call: "DescribeVpcEndpointsCommand", reason: "throttled" },
    ]);
    assert.equal(records.endpoints, undefined);
    assert.equal(records.natGateways, undefined);
    assert.deepEqual(records.subnets, []);
  });
});

describe("reading usage", () => {
  const complete = (queries: MetricDataQuery[], Values: number[]) =>
    queries.map(({ Id }) => ({ Id, Values, StatusCode: "Complete" }));

  it("asks for BytesProcessed by the dimensions that AWS adds an endpoint up under", async () => {
    const { client: cloudWatch, sent } = client((one) => ({
      MetricDataResults: complete(queriesOf(one), [5]),
    }));
    await readUsage(cloudWatch, [endpoint("vpce-1", "vpc-1", "sqs")], PERIOD);
    assert.deepEqual(sent, [
      {
        name: "GetMetricDataCommand",
        input: {
          StartTime: new Date("2026-03-01T00:00:00Z"),
          EndTime: new Date("2026-03-31T00:00:00Z"),
          NextToken: undefined,
          MetricDataQueries: [
            {
              Id: "m0",
              MetricStat: {
                Metric: {
                  Namespace: "AWS/PrivateLinkEndpoints",
                  MetricName: "BytesProcessed",
                  Dimensions: [
                    { Name: "Endpoint Type", Value: "Interface" },
                    { Name: "Service Name", Value: "com.amazonaws.us-east-1.sqs" },
                    { Name: "VPC Endpoint Id", Value: "vpce-1" },
                    { Name: "VPC Id", Value: "vpc-1" },
                  ],
                },
                Period: 86400,
                Stat: "Sum",
              },
              ReturnData: true,
            },
          ],
        },
      },
    ]);
  });

  it("asks for 500 endpoints a call, and for none that AWS does not measure", async () => {
    const { client: cloudWatch, sent } = client((one) => ({
      MetricDataResults: complete(queriesOf(one), [1]),
    }));
    const endpoints = Array.from({ length: 1001 }, (_, index) =>
      endpoint(`vpce-${index}`, "vpc-1", "sqs"),
    );
    const unmeasured = [
      endpoint("vpce-s3", "vpc-1", "s3", { type: "Gateway" }),
      endpoint("vpce-far", "vpc-1", "sqs", { serviceRegion: "eu-west-1" }),
      endpoint("vpce-gone", "vpc-1", "sqs", { state: "Deleted" }),
    ];
    const { traffic, incomplete } = await readUsage(
      cloudWatch,
      [...unmeasured, ...endpoints],
      PERIOD,
    );
    assert.deepEqual(
      sent.map((one) => queriesOf(one).length),
      [500, 500, 1],
    );
    assert.equal(incomplete, 0);
    assert.equal(traffic.size, 1001);
    assert.deepEqual(traffic.get("vpce-1000"), { bytes: 1n, datapoints: 1 });
    assert.equal(traffic.has("vpce-s3"), false);
  });

  it("adds up the pages of a metric, exactly beyond what a double can add", async () => {
    const big = 2 ** 53;
    const { client: cloudWatch } = client(({ input }) =>
      input.NextToken === undefined
        ? {
            MetricDataResults: [{ Id: "m0", Values: [big, 1], StatusCode: "PartialData" }],
            NextToken: "more",
          }
        : { MetricDataResults: [{ Id: "m0", Values: [1, 1], StatusCode: "Complete" }] },
    );
    const { traffic } = await readUsage(cloudWatch, [endpoint("vpce-1", "vpc-1", "sqs")], PERIOD);
    assert.deepEqual(traffic.get("vpce-1"), { bytes: 2n ** 53n + 3n, datapoints: 4 });
  });

  it("takes an empty answer that is complete for an answer, and any other for none", async () => {
    const states = ["Complete", "PartialData", "InternalError", "Forbidden"];
    const { client: cloudWatch } = client(() => ({
      MetricDataResults: states.map((StatusCode, index) => ({ Id: `m${index}`, StatusCode })),
    }));
    const endpoints = [...states, "absent"].map((name) => endpoint(name, "vpc-1", "sqs"));
    const { traffic, incomplete } = await readUsage(cloudWatch, endpoints, PERIOD);
    assert.deepEqual([...traffic], [["Complete", { bytes: 0n, datapoints: 0 }]]);
    assert.equal(incomplete, 4);
  });

  it("takes a metric that failed on one page for failed, whatever a later page says", async () => {
    const states = ["Forbidden", "InternalError", "PartialData"];
    const { client: cloudWatch } = client(({ input }) => ({
      MetricDataResults: states.map((StatusCode, index) => ({
        Id: `m${index}`,
        Values: [1],
        StatusCode: input.NextToken === undefined ? StatusCode : "Complete",
      })),
      NextToken: input.NextToken === undefined ? "more" : "",
    }));
    const endpoints = states.map((name) => endpoint(name, "vpc-1", "sqs"));
    const { traffic, incomplete } = await readUsage(cloudWatch, endpoints, PERIOD);
    assert.deepEqual([...traffic], [["PartialData", { bytes: 2n, datapoints: 2 }]]);
    assert.equal(incomplete, 2);
  });

  it("takes a metric with a value that is no number of bytes for failed", async () => {
    const values = [-1, Number.NaN, Number.POSITIVE_INFINITY, 0, 0.6];
    const { client: cloudWatch } = client(() => ({
      MetricDataResults: values.map((value, index) => ({
        Id: `m${index}`,
        Values: [3, value],
        StatusCode: "Complete",
      })),
    }));
    const endpoints = values.map((value) => endpoint(String(value), "vpc-1", "sqs"));
    const { traffic, incomplete } = await readUsage(cloudWatch, endpoints, PERIOD);
    assert.deepEqual(
      [...traffic].map(([id, { bytes }]) => [id, bytes]),
      [
        ["0", 3n],
        ["0.6", 4n],
      ],
    );
    assert.equal(incomplete, 3);
  });

  it("takes silence for idleness only where another endpoint shows that metrics arrive", async () => {
    const read = async (valuesOfFirst: number[]) => {
      const { client: aws } = client((one) => {
        if (one.name === "DescribeVpcEndpointsCommand") {
          return {
            VpcEndpoints: ["vpce-1", "vpce-2"].map((VpcEndpointId) => ({
              VpcEndpointId,
              VpcId: "vpc-1",
              VpcEndpointType: "Interface",
            })),
          };
        }
        if (one.name !== "GetMetricDataCommand") return {};
        const [first = [], ...others] = queriesOf(one).map((query) => [query]);
        return {
          MetricDataResults: [
            ...complete(first, valuesOfFirst),
            ...others.flatMap((other) => complete(other, [])),
          ],
        };
      });
      const about = { region: "us-east-1", period: PERIOD, vpcs: [vpc("vpc-1")] };
      return readAccount({ ec2: aws, cloudWatch: aws }, about, () => undefined);
    };
    const alive = await read([7]);
    assert.deepEqual(alive.gaps, []);
    assert.deepEqual(alive.usage.get("vpce-2"), { bytes: 0n, datapoints: 0 });
    const silent = await read([]);
    assert.equal(silent.usage.size, 0);
    assert.deepEqual(silent.gaps, [
      {
        call: "GetMetricDataCommand",
        reason: "not one datapoint for 2 of 2 endpoints, so nothing shows that metrics arrive",
      },
    ]);
  });

  it("keeps what was complete before an error, and says how much", async () => {
    const { client: aws } = client((one) => {
      if (one.name === "DescribeVpcEndpointsCommand") {
        return {
          VpcEndpoints: Array.from({ length: 501 }, (_, index) => ({
            VpcEndpointId: `vpce-${index}`,
            VpcId: "vpc-1",
            VpcEndpointType: "Interface",
          })),
        };
      }
      if (one.name !== "GetMetricDataCommand") return {};
      if (queriesOf(one).length < 500) throw named("ThrottlingException");
      return { MetricDataResults: complete(queriesOf(one), [2]) };
    });
    const about = { region: "us-east-1", period: PERIOD, vpcs: [vpc("vpc-1")] };
    const records = await readAccount({ ec2: aws, cloudWatch: aws }, about, () => undefined);
    assert.deepEqual(records.gaps, [
      { call: "GetMetricDataCommand", reason: "throttled, after 500 of 501 endpoints" },
    ]);
    assert.equal(records.usage.size, 500);
  });
});
