import * as pulumi from "@pulumi/pulumi";
import type { HubConnection } from "../components/hub/connectionArgs";

/**
 * A hub or a registration that was built elsewhere, as an argument of a component in a plugin. The engine tells its
 * connection property by property, in a preview too; nothing is registered.
 */
export class ReferencedHub extends pulumi.ComponentResource {
  declare public readonly connection: pulumi.Output<HubConnection>;

  constructor(name: string, type: string, urn: string) {
    // What depends on a remote component depends on its children too: routes go before what they lead to.
    super(type, name, { connection: undefined }, { urn }, true);
  }
}
