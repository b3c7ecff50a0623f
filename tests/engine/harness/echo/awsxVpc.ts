import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

type SubnetKind = "Public" | "Private" | "Isolated";

interface SubnetSpec {
  readonly type: string;
  readonly name?: string;
  readonly cidrMask?: number;
  readonly cidrBlocks?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
}

/** The arguments of awsx.ec2.Vpc that shape the network. */
export interface VpcInputs {
  readonly availabilityZoneNames?: string[];
  readonly numberOfAvailabilityZones?: number;
  readonly cidrBlock?: string;
  readonly enableDnsHostnames?: pulumi.Input<boolean>;
  readonly enableDnsSupport?: pulumi.Input<boolean>;
  readonly natGateways?: { readonly strategy?: string };
  readonly region?: string;
  readonly subnetSpecs?: readonly SubnetSpec[];
  readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

const ORDER: readonly SubnetKind[] = ["Public", "Private", "Isolated"];

interface Placed {
  readonly name: string;
  readonly zone: string;
  readonly zoneIndex: number;
  readonly kind: SubnetKind;
  readonly cidrBlock: string;
}

/** The resources, names, parents and outputs of awsx.ec2.Vpc 3.x; its address layout is simpler. */
export class EchoVpc extends pulumi.ComponentResource {
  readonly state: pulumi.Inputs;
  private readonly subnetIds: Record<SubnetKind, pulumi.Output<string>[]> = {
    Public: [],
    Private: [],
    Isolated: [],
  };
  private readonly subnets: aws.ec2.Subnet[] = [];
  private readonly routeTables: aws.ec2.RouteTable[] = [];
  private readonly associations: aws.ec2.RouteTableAssociation[] = [];
  private readonly routes: aws.ec2.Route[] = [];
  private readonly natGateways: aws.ec2.NatGateway[] = [];
  private readonly eips: aws.ec2.Eip[] = [];

  constructor(name: string, args: VpcInputs, options: pulumi.ComponentResourceOptions) {
    super("awsx:ec2:Vpc", name, {}, options);
    const { region, enableDnsHostnames, enableDnsSupport } = args;
    const cidrBlock = args.cidrBlock ?? "10.0.0.0/16";
    const tags = pulumi.output(args.tags ?? {}).apply((own) => ({ Name: name, ...own }));
    const vpc = new aws.ec2.Vpc(
      name,
      { cidrBlock, enableDnsHostnames, enableDnsSupport, region, tags },
      { parent: this },
    );
    const gateway = new aws.ec2.InternetGateway(
      name,
      { vpcId: vpc.id, region, tags },
      { parent: vpc, dependsOn: [vpc] },
    );
    for (const placed of placeSubnets(name, cidrBlock, args)) {
      this.addSubnet(placed, { name, args, vpc, gateway });
    }
    this.state = {
      vpc,
      vpcId: vpc.id,
      internetGateway: gateway,
      subnets: this.subnets,
      routeTables: this.routeTables,
      routeTableAssociations: this.associations,
      routes: this.routes,
      natGateways: this.natGateways,
      eips: this.eips,
      publicSubnetIds: this.subnetIds.Public,
      privateSubnetIds: this.subnetIds.Private,
      isolatedSubnetIds: this.subnetIds.Isolated,
      subnetLayout: [],
      vpcEndpoints: [],
    };
    this.registerOutputs(this.state);
  }

  private addSubnet(placed: Placed, of: Network): void {
    const { region } = of.args;
    const subnet = new aws.ec2.Subnet(
      placed.name,
      {
        vpcId: of.vpc.id,
        region,
        availabilityZone: placed.zone,
        cidrBlock: placed.cidrBlock,
        mapPublicIpOnLaunch: placed.kind === "Public",
        tags: { Name: placed.name, SubnetType: placed.kind },
      },
      { parent: of.vpc, dependsOn: [of.vpc] },
    );
    const routeTable = new aws.ec2.RouteTable(
      placed.name,
      { vpcId: of.vpc.id, region, tags: { Name: placed.name, SubnetType: placed.kind } },
      { parent: subnet, dependsOn: [subnet] },
    );
    const association = new aws.ec2.RouteTableAssociation(
      placed.name,
      { routeTableId: routeTable.id, subnetId: subnet.id, region },
      { parent: routeTable, dependsOn: [routeTable] },
    );
    this.subnets.push(subnet);
    this.routeTables.push(routeTable);
    this.associations.push(association);
    this.subnetIds[placed.kind].push(subnet.id);
    if (placed.kind === "Public") this.addNatGateway(subnet, placed, of);
    this.addDefaultRoute(routeTable, placed, of);
  }

  private addNatGateway(subnet: aws.ec2.Subnet, { zoneIndex }: Placed, of: Network): void {
    const strategy = natStrategy(of.args);
    if (strategy === "none" || (strategy === "single" && this.natGateways.length > 0)) return;
    const { region } = of.args;
    const name = `${of.name}-${zoneIndex + 1}`;
    const below = { parent: subnet, dependsOn: [subnet] };
    const eip = new aws.ec2.Eip(name, { region, tags: { Name: name } }, below);
    this.eips.push(eip);
    this.natGateways.push(
      new aws.ec2.NatGateway(
        name,
        { subnetId: subnet.id, allocationId: eip.allocationId, region, tags: { Name: name } },
        below,
      ),
    );
  }

  private addDefaultRoute(routeTable: aws.ec2.RouteTable, placed: Placed, of: Network): void {
    const { region } = of.args;
    const strategy = natStrategy(of.args);
    const nat = this.natGateways[strategy === "single" ? 0 : placed.zoneIndex];
    const target =
      placed.kind === "Public"
        ? { gatewayId: of.gateway.id }
        : placed.kind === "Private" && nat !== undefined
          ? { natGatewayId: nat.id }
          : undefined;
    if (target === undefined) return;
    this.routes.push(
      new aws.ec2.Route(
        placed.name,
        { routeTableId: routeTable.id, destinationCidrBlock: "0.0.0.0/0", region, ...target },
        { parent: routeTable, dependsOn: [routeTable] },
      ),
    );
  }
}

interface Network {
  readonly name: string;
  readonly args: VpcInputs;
  readonly vpc: aws.ec2.Vpc;
  readonly gateway: aws.ec2.InternetGateway;
}

function natStrategy(args: VpcInputs): string {
  const specs = args.subnetSpecs;
  const both = ["public", "private"].every(
    (kind) => specs === undefined || specs.some((spec) => spec.type.toLowerCase() === kind),
  );
  return (args.natGateways?.strategy ?? (both ? "OnePerAz" : "None")).toLowerCase();
}

/** Zone by zone; of one zone public subnets first, so that its NAT gateway exists. */
function placeSubnets(name: string, cidrBlock: string, args: VpcInputs): Placed[] {
  const region = args.region ?? process.env.AWS_REGION ?? "us-east-1";
  const count = args.numberOfAvailabilityZones ?? 3;
  const zones =
    args.availabilityZoneNames ?? [..."abcdef"].slice(0, count).map((letter) => region + letter);
  const specs = args.subnetSpecs ?? [{ type: "Private" }, { type: "Public" }];
  const used = specs
    .map((spec, index) => ({ spec, index, kind: kindOf(spec.type) }))
    .filter((one): one is typeof one & { kind: SubnetKind } => one.kind !== undefined)
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  return zones.flatMap((zone, zoneIndex) =>
    used.map(({ spec, index, kind }) => ({
      name: `${name}-${spec.name ?? kind.toLowerCase()}-${zoneIndex + 1}`,
      zone,
      zoneIndex,
      kind,
      cidrBlock:
        spec.cidrBlocks?.[zoneIndex] ??
        block(cidrBlock, zoneIndex * specs.length + index, zones.length * specs.length),
    })),
  );
}

function kindOf(type: string): SubnetKind | undefined {
  return ORDER.find((kind) => kind.toLowerCase() === type.toLowerCase());
}

/** The n-th of equal parts of a block, as many parts as the next power of two. */
function block(cidrBlock: string, index: number, parts: number): string {
  const [address = "10.0.0.0", mask = "16"] = cidrBlock.split("/");
  const bits = Number(mask) + Math.ceil(Math.log2(parts));
  const base = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const start = base + index * 2 ** (32 - bits);
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256);
  return `${octets.join(".")}/${bits}`;
}
