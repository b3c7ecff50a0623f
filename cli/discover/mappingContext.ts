import type { LeftOut, ServiceEndpoint } from "./endpointServices";
import type { TransitGatewayView } from "./hub";
import type { AccountRecords } from "./records";

export interface MappingContext {
  readonly records: AccountRecords;
  /** By VPC id. */
  readonly priced: ReadonlyMap<string, readonly ServiceEndpoint[]>;
  readonly leftOut: ReadonlyMap<string, readonly LeftOut[]>;
  readonly zoneOf: ReadonlyMap<string, string>;
  readonly transit: TransitGatewayView;
  readonly severalAccounts: boolean;
}
