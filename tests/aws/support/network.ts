import {
  CloudWatchClient,
  PutMetricDataCommand,
  type MetricDatum,
} from "@aws-sdk/client-cloudwatch";
import {
  AssociateVpcCidrBlockCommand,
  CreateNatGatewayCommand,
  CreateSubnetCommand,
  CreateTransitGatewayCommand,
  CreateTransitGatewayVpcAttachmentCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  DeleteVpcEndpointsCommand,
  EC2Client,
  type VpcEndpointType,
} from "@aws-sdk/client-ec2";

export const REGION = "eu-west-1";

/** A VPC with a subnet in each of three zones. */
export interface BuiltVpc {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
}

/** Builds networks in the emulator, with the calls that build them in AWS. */
export class NetworkBuilder {
  readonly ec2: EC2Client;
  private readonly cloudWatch: CloudWatchClient;

  constructor(url: string) {
    const options = {
      region: REGION,
      endpoint: url,
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    };
    this.ec2 = new EC2Client(options);
    this.cloudWatch = new CloudWatchClient(options);
  }

  async vpc(name: string | undefined, second: number): Promise<BuiltVpc> {
    const { Vpc } = await this.ec2.send(
      new CreateVpcCommand({
        CidrBlock: `10.${second}.0.0/16`,
        TagSpecifications:
          name === undefined ? [] : [{ ResourceType: "vpc", Tags: [{ Key: "Name", Value: name }] }],
      }),
    );
    const vpcId = given(Vpc?.VpcId);
    const subnetIds: string[] = [];
    for (const [index, letter] of ["a", "b", "c"].entries()) {
      const { Subnet } = await this.ec2.send(
        new CreateSubnetCommand({
          VpcId: vpcId,
          CidrBlock: `10.${second}.${index}.0/24`,
          AvailabilityZone: `${REGION}${letter}`,
        }),
      );
      subnetIds.push(given(Subnet?.SubnetId));
    }
    return { vpcId, subnetIds };
  }

  async moreAddresses({ vpcId }: BuiltVpc, CidrBlock: string): Promise<void> {
    await this.ec2.send(new AssociateVpcCidrBlockCommand({ VpcId: vpcId, CidrBlock }));
  }

  async endpoint(
    { vpcId, subnetIds }: BuiltVpc,
    service: string,
    type: VpcEndpointType = "Interface",
    zones = 3,
  ): Promise<string> {
    const { VpcEndpoint } = await this.ec2.send(
      new CreateVpcEndpointCommand({
        VpcId: vpcId,
        ServiceName: `com.amazonaws.${REGION}.${service}`,
        VpcEndpointType: type,
        ...(type === "Gateway" ? {} : { SubnetIds: subnetIds.slice(0, zones) }),
      }),
    );
    return given(VpcEndpoint?.VpcEndpointId);
  }

  async remove(endpointId: string): Promise<void> {
    await this.ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [endpointId] }));
  }

  async natGateway({ subnetIds }: BuiltVpc): Promise<string> {
    const { NatGateway } = await this.ec2.send(
      new CreateNatGatewayCommand({ SubnetId: subnetIds[0], ConnectivityType: "private" }),
    );
    return given(NatGateway?.NatGatewayId);
  }

  async transitGateway(): Promise<string> {
    const { TransitGateway } = await this.ec2.send(new CreateTransitGatewayCommand({}));
    return given(TransitGateway?.TransitGatewayId);
  }

  async attach(transitGatewayId: string, { vpcId, subnetIds }: BuiltVpc): Promise<void> {
    await this.ec2.send(
      new CreateTransitGatewayVpcAttachmentCommand({
        TransitGatewayId: transitGatewayId,
        VpcId: vpcId,
        SubnetIds: [...subnetIds],
      }),
    );
  }

  /** Datapoints of an endpoint, as PrivateLink publishes them. */
  async traffic(
    endpointId: string,
    { vpcId }: BuiltVpc,
    service: string,
    datapoints: readonly { readonly at: number; readonly bytes: number }[],
  ): Promise<void> {
    const dimensions = {
      "Endpoint Type": "Interface",
      "Service Name": `com.amazonaws.${REGION}.${service}`,
      "VPC Endpoint Id": endpointId,
      "VPC Id": vpcId,
    };
    await this.cloudWatch.send(
      new PutMetricDataCommand({
        Namespace: "AWS/PrivateLinkEndpoints",
        MetricData: datapoints.map(({ at, bytes }): MetricDatum => ({
          MetricName: "BytesProcessed",
          Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
          Timestamp: new Date(at),
          Value: bytes,
          Unit: "Bytes",
        })),
      }),
    );
  }

  destroy(): void {
    this.ec2.destroy();
    this.cloudWatch.destroy();
  }
}

function given(value: string | undefined): string {
  if (value === undefined) throw new Error("the emulator's answer lacks an id");
  return value;
}
