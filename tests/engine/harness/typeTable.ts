/** The shape of awsTypes.data.json: what the provider accepts and returns. */

export type TypeExpression =
  | "string"
  | "number"
  | "boolean"
  | "any"
  | { readonly array: TypeExpression }
  | { readonly map: TypeExpression }
  | { readonly type: string };

export interface ObjectType {
  readonly properties: Readonly<Record<string, TypeExpression>>;
  readonly required: readonly string[];
}

export interface ResourceType extends ObjectType {
  /** Outputs, inputs included. */
  readonly outputs: Readonly<Record<string, TypeExpression>>;
  /** Outputs that always have a value, set by AWS where the program sets none. */
  readonly computed: readonly string[];
}

export interface FunctionType extends ObjectType {
  readonly result: Readonly<Record<string, TypeExpression>>;
  readonly resultRequired: readonly string[];
}

export interface TypeTable {
  readonly package: string;
  readonly version: string;
  readonly provider: ObjectType;
  readonly resources: Readonly<Record<string, ResourceType>>;
  readonly functions: Readonly<Record<string, FunctionType>>;
  /** Nested input types, by `module.Name`. */
  readonly types: Readonly<Record<string, ObjectType>>;
}
