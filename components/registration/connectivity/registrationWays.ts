import { CONNECTIVITIES, connectivityOf } from "../../../core/connectivity/ways";
import type { Connectivity } from "../../../core/plan";
import { coreNetwork } from "./coreNetwork";
import type { RegistrationWay } from "./registrationWay";
import { transitGateway } from "./transitGateway";

/** Every way for a spoke of another account; undefined where the spoke's own account accepts and nothing is left to do here. */
const REGISTRATION_WAYS: Readonly<Record<Connectivity, RegistrationWay | undefined>> = {
  TransitGateway: transitGateway,
  Peering: undefined,
  CloudWan: coreNetwork,
};

/** Ways that take a registration. */
export const REGISTERED = CONNECTIVITIES.filter((one) => REGISTRATION_WAYS[one] !== undefined);

/** What is built by: the usual way where none is given, or one that takes no registration, which checks say. */
export function registrationWayOf(given: string | undefined): RegistrationWay {
  return REGISTRATION_WAYS[connectivityOf(given)] ?? transitGateway;
}
