import { searchServices } from "../../core/catalog";
import { checkRegionName } from "../../core/checks/regionName";
import { ENDPOINT_TYPES, type EndpointType } from "../../core/catalog/serviceDetails";
import {
  endpointPolicy,
  fullAccess,
  organizationPerimeter,
  readOnly,
  requestsFromVpc,
} from "../../core/endpointPolicy";
import { formatIssue } from "../../core/issues";
import type { PolicyStatement } from "../../core/policies/statement";
import { egressRules } from "../gateway/egressRules";

/** What a function gives, or the arguments that it refuses. */
export interface FunctionAnswer {
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly failures: readonly { readonly property: string; readonly reason: string }[];
}

type Given = Readonly<Record<string, unknown>>;

/**
 * Functions of the plugin, for programs in languages that cannot call this package's own: each takes and gives plain
 * values, and refuses all wrong arguments at once.
 */
export const FUNCTIONS: Readonly<Record<string, (given: Given) => FunctionAnswer>> = {
  getEndpointPolicy,
  getGatewayEgressRules,
  searchServices: search,
};

function getEndpointPolicy(given: Given): FunctionAnswer {
  const asked = new Asked();
  const { organizationId, vpcId, readOnlyServices, statements, type = "Interface" } = given;
  const parts = [
    ...asked.for("organizationId", organizationId, (id: string) =>
      organizationPerimeter({ organizationId: id }),
    ),
    ...asked.for("vpcId", vpcId, (id: string) => requestsFromVpc(id)),
    ...asked.for("readOnlyServices", readOnlyServices, (services: readonly string[]) =>
      services.flatMap((service) => readOnly(service)),
    ),
    ...asked.for("statements", statements, (texts: readonly string[]) =>
      texts.map((text) => JSON.parse(text) as PolicyStatement),
    ),
  ];
  if (asked.failures.length > 0) return asked.answer({});
  const [json] = asked.for("statements", parts, (all: readonly PolicyStatement[]) => [
    endpointPolicy(all.length === 0 ? fullAccess() : all, typeOf(type)),
  ]);
  return asked.answer({ json });
}

/** An enum of the schema is a text on the wire; `endpointPolicy` refuses another one. */
function typeOf(type: unknown): EndpointType {
  return ENDPOINT_TYPES.find((one) => one === type) ?? (type as EndpointType);
}

function getGatewayEgressRules({ prefixListIds }: Given): FunctionAnswer {
  const rules = egressRules((prefixListIds ?? {}) as Readonly<Record<string, string>>);
  return { outputs: { rules }, failures: [] };
}

function search({ text = "", region }: Given): FunctionAnswer {
  const failures = checkRegionName(String(region), ["region"]).map((issue) => ({
    property: "region",
    reason: formatIssue(issue),
  }));
  if (failures.length > 0) return { outputs: {}, failures };
  const services = searchServices(String(text), String(region)).map(
    ({ name, serviceName, endpointTypes, privateDnsNames }) => ({
      name,
      serviceName,
      endpointTypes: [...endpointTypes],
      privateDnsNames: [...privateDnsNames],
    }),
  );
  return { outputs: { services }, failures: [] };
}

/** Builders throw what is wrong with their arguments; here it is told by the argument of the function. */
class Asked {
  readonly failures: { readonly property: string; readonly reason: string }[] = [];

  for<T, R>(property: string, value: unknown, build: (value: T) => readonly R[]): readonly R[] {
    if (value === undefined || value === null) return [];
    try {
      return build(value as T);
    } catch (thrown) {
      this.failures.push({ property, reason: (thrown as Error).message });
      return [];
    }
  }

  answer(outputs: Readonly<Record<string, unknown>>): FunctionAnswer {
    return this.failures.length > 0
      ? { outputs: {}, failures: this.failures }
      : { outputs, failures: [] };
  }
}
