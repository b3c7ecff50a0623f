import type { Properties } from "./values";

/** A resource as it is before or after a deployment. */
export interface ResourceState {
  readonly urn: string;
  /** AWS's own; undefined until it exists, and for components. */
  readonly id: string | undefined;
  /** `aws:ec2/vpcEndpoint:VpcEndpoint`. */
  readonly type: string;
  readonly inputs: Properties;
  /** What AWS answered. Empty where the deployment has yet to ask. */
  readonly outputs: Properties;
  /** `<URN of the provider>::<id>`; undefined for components and providers. */
  readonly provider: string | undefined;
  readonly parent: string | undefined;
  /** URNs that an input's value comes from, by the input's name. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** False for components, which are nothing in AWS. */
  readonly custom: boolean;
}

/** What happens to a resource; a replacement is one change, however many steps it takes. */
export type ResourceOp = "create" | "update" | "replace" | "delete" | "same";

/** What an update does to one resource. */
export interface ResourceChange {
  readonly urn: string;
  readonly type: string;
  readonly op: ResourceOp;
  readonly before: ResourceState | undefined;
  readonly after: ResourceState | undefined;
  /** What the operation alone does not say, such as that a deleted resource stays in AWS. */
  readonly note: string | undefined;
}

/** What kind of text resources were read from. */
export type SourceKind = "preview" | "events" | "export";

/** Everything that a preview or an export says about resources. */
export interface Reading {
  readonly kind: SourceKind;
  readonly changes: readonly ResourceChange[];
  /** `aws:region` of the stack's configuration: the Region of its default provider. */
  readonly defaultRegion: string | undefined;
  /** Resources that are read, not managed: whoever manages them is billed. */
  readonly readOnly: number;
  readonly gaps: readonly Gap[];
}

/** Something that the input leaves out; totals are lower bounds then. */
export interface Gap {
  readonly sentence: string;
  /** Whether the difference holds all the same: what is left out does not change. */
  readonly differenceHolds: boolean;
}

/** `urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::app` -> `app`. A name may itself hold `::`. */
export function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** The stack and project that a URN belongs to: `dev/shop`. */
export function stackOf(urn: string): string {
  const [head = "", project = ""] = urn.split("::");
  return `${project}/${head.slice("urn:pulumi:".length)}`;
}

/** Whether AWS knows it at all: components and providers are Pulumi's alone. */
export function isBillable({ custom, type }: Pick<ResourceState, "custom" | "type">): boolean {
  return custom && !type.startsWith("pulumi:");
}
