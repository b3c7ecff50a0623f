import type { Issue } from "../../../core/issues";
import type { EndpointHubArgs } from "../hubArgs";
import type { BuiltConnection, HubContext } from "../hubConnection";
import type { PlannedSpoke } from "../plannedHub";

/** The hub's side of one way to it. */
export interface HubWay {
  /** Arguments that belong to this way alone. */
  readonly properties: readonly (keyof EndpointHubArgs)[];
  /** What its own arguments lack, or contradict. */
  readonly check: (args: EndpointHubArgs, spokes: readonly PlannedSpoke[]) => Issue[];
  readonly connect: (context: HubContext) => BuiltConnection;
}
