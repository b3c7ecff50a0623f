/**
 * Every component, each with its arguments: the package exports them, the plugin builds them and the schema
 * describes them from here.
 */
export { GatewayEndpoints } from "./gateway/gatewayEndpoints";
export type { GatewayEndpointsArgs } from "./gateway/gatewayArgs";
export { InterfaceEndpoints } from "./interface/interfaceEndpoints";
export type { InterfaceEndpointsArgs } from "./interface/interfaceArgs";
export { EndpointHub } from "./hub/endpointHub";
export type { EndpointHubArgs } from "./hub/hubArgs";
export { EndpointSpoke } from "./spoke/endpointSpoke";
export type { EndpointSpokeArgs } from "./spoke/spokeArgs";
export { SpokeRegistration } from "./registration/spokeRegistration";
export type { SpokeRegistrationArgs } from "./registration/registrationArgs";
export { EndpointNetwork } from "./network/endpointNetwork";
export type { EndpointNetworkArgs } from "./network/networkArgs";
export { EndpointService } from "./service/endpointService";
export type { EndpointServiceArgs } from "./service/endpointServiceArgs";
