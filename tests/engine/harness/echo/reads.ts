import { privateDnsEntries } from "./endpoint";
import { ATTACHMENT, ENDPOINT, GATEWAY, GATEWAY_ASSOCIATION } from "./rules/types";
import type { Scope } from "./scope";
import type { Properties } from "./values";
import { textOf } from "./values";
import type { Living, World } from "./world";

/** What a refresh finds: what the resource said when it was made, with what AWS has done since. */
export function readOutputs(world: World, scope: Scope, found: Living): Properties {
  return { ...found.properties, ...READ[found.type]?.(world, scope, found) };
}

/** Inputs as the provider makes them of what it found: of those that the program gave, what is there now. */
export function readInputs(inputs: Properties, before: Properties, now: Properties): Properties {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      JSON.stringify(before[name]) === JSON.stringify(now[name]) ? value : (now[name] ?? null),
    ]),
  );
}

const READ: Readonly<Record<string, (world: World, scope: Scope, found: Living) => Properties>> = {
  [ATTACHMENT]: defaultAssociation,
  [ENDPOINT]: (_world, scope, { id, properties }) => ({
    dnsEntries: [
      ...(Array.isArray(properties.dnsEntries) ? properties.dnsEntries : []).filter(
        (entry) => !isPrivate(entry),
      ),
      ...privateDnsEntries(id, textOf(properties.region) ?? scope.region, properties),
    ],
  }),
};

function isPrivate(entry: unknown): boolean {
  return !String((entry as { readonly dnsName?: unknown }).dnsName).includes("vpce");
}

/**
 * The provider asks whether the gateway's default table has the attachment, however it came there; of a gateway of another
 * account it cannot, and keeps what it has.
 */
function defaultAssociation(world: World, _scope: Scope, attachment: Living): Properties {
  const gateway = world.find(GATEWAY, textOf(attachment.properties.transitGatewayId) ?? "");
  if (gateway === undefined || gateway.account !== attachment.account) return {};
  const table = gateway.properties.associationDefaultRouteTableId;
  const joined = world
    .all(GATEWAY_ASSOCIATION)
    .some(
      ({ properties }) =>
        properties.transitGatewayAttachmentId === attachment.id &&
        properties.transitGatewayRouteTableId === table,
    );
  return joined ? { transitGatewayDefaultRouteTableAssociation: true } : {};
}
