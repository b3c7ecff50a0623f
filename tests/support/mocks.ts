import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { serviceDetails } from "../../core/catalog";
import { vpcAnswer } from "./vpcLookUps";

/** One registration as the engine would see it. */
export interface Registered {
  /** "" until it is registered. */
  urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
  readonly parent: string;
  /** The explicit provider, as a URN and an id; "" for the default one. */
  readonly provider: string;
  readonly aliases: readonly string[];
  /** Everything that it waits for: `dependsOn`, and whatever its inputs come of. */
  readonly dependencies: readonly string[];
  readonly deleteBeforeReplace: boolean;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly custom: boolean;
  readonly ignoreChanges: readonly string[];
  readonly replaceOnChanges: readonly string[];
  readonly customTimeouts: Readonly<Record<"create" | "update" | "delete", string>>;
}

interface RegisterRequest {
  getType(): string;
  getName(): string;
  getParent(): string;
  getProvider(): string;
  getCustom(): boolean;
  getObject(): { toJavaScript(): Record<string, unknown> } | undefined;
  getDeletebeforereplace(): boolean;
  getProtect(): boolean | undefined;
  getRetainondelete(): boolean | undefined;
  getDependenciesList(): string[];
  getIgnorechangesList(): string[];
  getReplaceonchangesList(): string[];
  getCustomtimeouts():
    { getCreate(): string; getUpdate(): string; getDelete(): string } | undefined;
  getAliasesList(): { getSpec(): { getName(): string } | undefined }[];
}

interface OutputsRequest {
  getUrn(): string;
  getOutputs(): { toJavaScript(): Record<string, unknown> } | undefined;
}

interface RegisterAnswer {
  getUrn(): string;
}

/** One look-up, and the explicit provider that it is made by; "" for the default one. */
export interface Call {
  readonly token: string;
  readonly inputs: Record<string, unknown>;
  readonly provider: string;
}

/** Everything that a run registers, in order. */
export class Recorder {
  readonly resources: Registered[] = [];
  /** What components say that they give, by URN. */
  readonly outputs = new Map<string, Record<string, unknown>>();
  /** What the run asks AWS, in order. */
  readonly calls: Call[] = [];
  /** What the run logs, in order: `warning: …`, `info: …`. */
  readonly logs: string[] = [];

  /** Real AWS resources, the stack and components left out. */
  ofType(type: string): Registered[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  named(name: string): Registered {
    const found = this.resources.filter((resource) => resource.name === name && resource.custom);
    assert.equal(found.length, 1, `one resource is named ${name}`);
    return found[0] as Registered;
  }
}

export const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
export const ENDPOINT_SERVICE = "aws:ec2/vpcEndpointService:VpcEndpointService";
/** What the engine sends in the place of a value that it does not know yet. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";

export interface MockOptions {
  readonly preview?: boolean;
  /** Resources that are there already, such as `VpcEndpoint(app-s3)`: a preview knows what they give. */
  readonly existing?: readonly string[];
  readonly region?: string;
  /** What AWS answers of single services, over the catalog's. */
  readonly services?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Answers by token, before those below. */
  readonly answers?: Readonly<
    Record<
      string,
      Record<string, unknown> | ((inputs: Record<string, unknown>) => Record<string, unknown>)
    >
  >;
  /** Look-ups answer with nothing, as they do in a preview before the provider's settings are known. */
  readonly unconfigured?: boolean;
}

let current: Recorder | undefined;

/** Without an engine Pulumi logs to the console; a test reads it there instead of printing it. */
for (const method of ["log", "info", "warn"] as const) {
  const print = console[method].bind(console);
  console[method] = (...words: unknown[]) => {
    const line = String(words[0]);
    const runtime = /^(info|warning|debug): \[runtime\] /.exec(line);
    if (runtime === null) print(...words);
    else current?.logs.push(line.replace("[runtime] ", ""));
  };
}

/** Fresh mocks: AWS answers plausibly, and every registration is recorded with its options. */
export async function recordResources(options: MockOptions = {}): Promise<Recorder> {
  const region = options.region ?? "us-east-1";
  const recorder = new Recorder();
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) =>
        options.preview === true && options.existing?.includes(idOf(type, name)) !== true
          ? // Before it exists nothing is known of a resource but what the program says.
            { id: undefined, state: inputs as Record<string, unknown> }
          : {
              id: idOf(type, name),
              state: outputsOf(type, name, inputs as Record<string, unknown>),
            },
      call: ({ token, inputs, provider }) => {
        const asked = inputs as Record<string, unknown>;
        recorder.calls.push({ token, inputs: asked, provider: provider ?? "" });
        return options.unconfigured === true ? {} : answer(token, region, asked, options);
      },
    },
    "project",
    "stack",
    options.preview ?? false,
  );
  current = recorder;
  const monitor = pulumi.runtime.getMonitor() as unknown as {
    registerResource(
      request: RegisterRequest,
      callback: (error: unknown, answer: RegisterAnswer | undefined) => void,
    ): void;
    registerResourceOutputs(request: OutputsRequest, callback: unknown): void;
  };
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, callback) => {
    const registered = readRequest(request);
    if (registered.type !== "pulumi:pulumi:Stack") recorder.resources.push(registered);
    register(request, (error, answer) => {
      registered.urn = answer?.getUrn() ?? "";
      callback(error, answer);
    });
  };
  const registerOutputs = monitor.registerResourceOutputs.bind(monitor);
  monitor.registerResourceOutputs = (request, callback) => {
    recorder.outputs.set(request.getUrn(), request.getOutputs()?.toJavaScript() ?? {});
    registerOutputs(request, callback);
  };
  return recorder;
}

function readRequest(request: RegisterRequest): Registered {
  const timeouts = request.getCustomtimeouts();
  return {
    urn: "",
    type: request.getType(),
    name: request.getName(),
    inputs: request.getObject()?.toJavaScript() ?? {},
    parent: request.getParent(),
    provider: request.getProvider(),
    aliases: request.getAliasesList().flatMap((alias) => alias.getSpec()?.getName() ?? []),
    dependencies: request.getDependenciesList(),
    deleteBeforeReplace: request.getDeletebeforereplace(),
    protect: request.getProtect() ?? false,
    retainOnDelete: request.getRetainondelete() ?? false,
    custom: request.getCustom(),
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    customTimeouts: {
      create: timeouts?.getCreate() ?? "",
      update: timeouts?.getUpdate() ?? "",
      delete: timeouts?.getDelete() ?? "",
    },
  };
}

/** An id that says what it is of: resources of several types share a name. */
function idOf(type: string, name: string): string {
  return `${shortType(type)}(${name})`;
}

/** `VpcEndpoint` of `aws:ec2/vpcEndpoint:VpcEndpoint`. */
export function shortType(type: string): string {
  return type.slice(type.lastIndexOf(":") + 1);
}

function outputsOf(type: string, name: string, inputs: Record<string, unknown>) {
  const id = idOf(type, name);
  if (type === ENDPOINT_SERVICE) {
    const { privateDnsName } = inputs;
    return {
      ...inputs,
      arn: `arn:${id}`,
      serviceName: `com.amazonaws.vpce.us-east-1.vpce-svc-${name}`,
      availabilityZones: ["us-east-1a", "us-east-1b"],
      privateDnsNameConfigurations:
        privateDnsName === undefined
          ? []
          : [{ name: "_0abc", type: "TXT", value: "vpce:0def", state: "pendingVerification" }],
    };
  }
  if (type !== ENDPOINT) return { arn: `arn:${id}`, zoneId: id, ...inputs };
  const subnets = (inputs["subnetIds"] ?? []) as unknown[];
  const [region, ...service] = String(inputs["serviceName"]).split(".").slice(2);
  const regional = `${service.join(".")}.${region}`;
  return {
    ...inputs,
    arn: `arn:${id}`,
    prefixListId: `pl-${name}`,
    cidrBlocks: ["192.0.2.0/24"],
    networkInterfaceIds: subnets.map((_, index) => `eni-${name}-${index}`),
    // A zonal entry first: whoever takes the first one is wrong.
    dnsEntries: [
      {
        dnsName: `vpce-0abc-1def-${region}a.${regional}.vpce.amazonaws.com`,
        hostedZoneId: "ZZONAL",
      },
      {
        dnsName: `vpce-0abc-1def.${regional}.vpce.amazonaws.com`,
        hostedZoneId: "ZREGION",
      },
      { dnsName: `${regional}.amazonaws.com`, hostedZoneId: "ZPRIVATE" },
    ],
  };
}

function answer(
  token: string,
  region: string,
  inputs: Record<string, unknown>,
  options: MockOptions,
): Record<string, unknown> {
  const given = options.answers?.[token];
  if (given !== undefined) return typeof given === "function" ? given(inputs) : given;
  switch (token) {
    case "aws:ec2/getVpcEndpointService:getVpcEndpointService":
      return serviceAnswer(String(inputs["serviceName"]), region, options);
    case "aws:index/getCallerIdentity:getCallerIdentity":
      return { accountId: "111111111111", arn: "arn:aws:iam::111111111111:root", userId: "root" };
    case "aws:index/getRegion:getRegion":
      return { region, name: region, id: region };
    case "aws:ec2transitgateway/getTransitGateway:getTransitGateway":
      return {
        ...inputs,
        associationDefaultRouteTableId: "tgw-rtb-association",
        defaultRouteTableAssociation: "enable",
        propagationDefaultRouteTableId: "tgw-rtb-propagation",
        defaultRouteTablePropagation: "enable",
      };
    case "aws:ec2/getVpc:getVpc":
      return vpcAnswer("vpc-1", {
        associated: ["10.1.0.0/16", "100.64.0.0/16", "2001:db8::/56"],
        disassociated: ["192.168.0.0/16"],
      });
    default:
      throw new Error(`unexpected call of ${token}`);
  }
}

/** What AWS answers of a service: the catalog's, unless the test says otherwise. */
function serviceAnswer(
  serviceName: string,
  region: string,
  { services = {} }: MockOptions,
): Record<string, unknown> {
  const details = serviceDetails(serviceName, region);
  if (details === undefined) throw new Error("no matching EC2 VPC Endpoint Service found");
  return {
    privateDnsName: details.privateDnsNames[0] ?? "",
    privateDnsNames: details.privateDnsNames,
    vpcEndpointPolicySupported: details.policySupported ?? true,
    supportedIpAddressTypes: details.ipAddressTypes ?? ["ipv4"],
    ...services[details.name],
  };
}

/** The value of an output; fails instead of waiting for one that never comes. */
export function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the output is unknown")), 5000);
    output.apply((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}

/** Waits until everything that was started has been registered, known or not. */
export async function settled(): Promise<void> {
  const runtime = pulumi.runtime as unknown as { waitForRPCs(): Promise<void> };
  await runtime.waitForRPCs();
}

/** The message and the property errors of arguments that are refused. */
export function refusal(build: () => unknown): { message: string; paths: string[] } {
  try {
    build();
  } catch (error) {
    assert.ok(pulumi.InputPropertiesError.isInstance(error), String(error));
    return { message: error.message, paths: error.errors.map((one) => one.propertyPath) };
  }
  return assert.fail("the arguments were accepted");
}
