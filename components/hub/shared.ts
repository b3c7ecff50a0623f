import type * as pulumi from "@pulumi/pulumi";

/** A resource that other accounts may use. */
export interface Shared {
  readonly shareArn: pulumi.Output<string>;
  /**
   * A value that an account may use once the resource is shared with it, and that whatever uses it gives back before: until
   * then AWS tells the account that there is no such thing.
   */
  readonly forAccount: (value: pulumi.Input<string>, account: string) => pulumi.Output<string>;
}
