/** AWS's price pages count a month as 730 hours. */
export const HOURS_PER_MONTH = 730;
/** Half of the traffic is requests, half responses, unless somebody knows better. */
export const REQUEST_SHARE = "0.5";
/** AWS recommends at least two Availability Zones for an endpoint. */
export const AVAILABILITY_ZONES = 2;
