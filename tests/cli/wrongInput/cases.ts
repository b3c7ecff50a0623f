/**
 * What people write wrong, and what they are told: the place, the value, the rule and the way out, in
 * lines of the error stream without the name of the file. Each is the beginning of its line.
 */
export type WrongInput<T = string> = readonly [title: string, given: T, says: readonly string[]];

/** Whole files. */
export const TOPOLOGIES: readonly WrongInput[] = [
  ["nothing", "", ["1:1: error (file): the file is empty. Write `name: value` lines in it"]],
  [
    "a comment alone",
    "# later\n",
    ["1:1: error (file): the file is empty. Write `name: value` lines in it"],
  ],
  [
    "a number",
    "5\n",
    ["1:1: error (file): 5: expected an object. Give an object. [topology-schema]"],
  ],
  [
    "a text",
    "hello\n",
    ['1:1: error (file): "hello": expected an object. Give an object. [topology-schema]'],
  ],
  [
    "a list",
    "- a\n",
    [
      "1:1: error (file): a list stands where names with their values belong. Write `name: value` lines instead of `- value`. [topology-schema]",
    ],
  ],
  [
    "no Region and no VPC",
    "services: [logs]\n",
    [
      "1:1: error region: this required property is missing. Add it. [topology-schema]",
      "1:1: error vpcs: this required property is missing. Add it. [topology-schema]",
    ],
  ],
  [
    "no VPC",
    "region: us-east-1\n",
    ["1:1: error vpcs: this required property is missing. Add it. [topology-schema]"],
  ],
  [
    "no Region",
    "vpcs: { app: {} }\n",
    ["1:1: error region: this required property is missing. Add it. [topology-schema]"],
  ],
  [
    "a Region that is misspelt",
    "region: us-esat-1\nvpcs: { app: {} }\n",
    [
      '1:1: error region: "us-esat-1": not the name of an AWS Region. Did you mean us-east-1? [region-name]',
    ],
  ],
  [
    "a Region in words",
    "region: Frankfurt\nvpcs: { app: {} }\n",
    [
      '1:1: error region: "Frankfurt": not the name of an AWS Region. Give a Region such as us-east-1. [region-name]',
    ],
  ],
  [
    "a Region with capitals",
    "region: EU-West-1\nvpcs: { app: {} }\n",
    [
      '1:1: error region: "EU-West-1": not the name of an AWS Region. Did you mean eu-west-1? [region-name]',
    ],
  ],
  [
    "a Region with blanks",
    "region: eu west 1\nvpcs: { app: {} }\n",
    [
      '1:1: error region: "eu west 1": not the name of an AWS Region. Did you mean eu-west-1? [region-name]',
    ],
  ],
  [
    "an Availability Zone for a Region",
    "region: us-east-1a\nvpcs: { app: {} }\n",
    [
      '1:1: error region: "us-east-1a": not the name of an AWS Region. Did you mean us-east-1? [region-name]',
    ],
  ],
  [
    "a number for a Region",
    "region: 5\nvpcs: { app: {} }\n",
    ["1:1: error region: 5: expected a text. Give a text. [topology-schema]"],
  ],
  [
    "no text for a Region",
    "region:\nvpcs: { app: {} }\n",
    [
      "1:1: error region: nothing is given here, where a text belongs. Give a text, or remove the name. [topology-schema]",
    ],
  ],
  [
    "no VPC in its list",
    "region: us-east-1\nvpcs: {}\n",
    ["2:1: error vpcs: {}: not allowed: at least one VPC. Correct the value. [topology-schema]"],
  ],
  [
    "VPCs that are nothing",
    "region: us-east-1\nvpcs:\n",
    [
      "2:1: error vpcs: nothing is given here, where an object belongs. Give an object, {} for one that says nothing. [topology-schema]",
    ],
  ],
  [
    "a VPC that is nothing",
    "region: us-east-1\nvpcs:\n  app:\n",
    [
      "3:3: error vpcs.app: nothing is given here, where an object belongs. Give an object, {} for one that says nothing. [topology-schema]",
    ],
  ],
  [
    "a VPC that is a text",
    "region: us-east-1\nvpcs:\n  app: 10.0.0.0/16\n",
    ['3:3: error vpcs.app: "10.0.0.0/16": expected an object. Give an object. [topology-schema]'],
  ],
  [
    "a VPC without a name",
    'region: us-east-1\nvpcs: { "": {} }\n',
    [
      '2:9: error vpcs[""]: "": not allowed: a name has at least one character. Correct the value. [topology-schema]',
    ],
  ],
  [
    "a VPC whose name has a slash",
    "region: us-east-1\nvpcs: { a/b: {} }\n",
    [
      '2:9: error vpcs["a/b"]: "a/b": not allowed: a name holds no /. Correct the value. [topology-schema]',
    ],
  ],
  [
    "a VPC whose name ends with a blank",
    'region: us-east-1\nvpcs: { "app ": {} }\n',
    [
      '2:9: error vpcs["app "]: "app ": not allowed: a name neither starts nor ends with a space. Correct the value. [topology-schema]',
    ],
  ],
  [
    "a VPC whose name hides a character",
    'region: us-east-1\nvpcs: { "a\\u200bb": {} }\n',
    [
      '2:9: error vpcs["a\\u200bb"]: "a\\u200bb": not allowed: a name holds no line breaks, no control characters and none that hide or reorder what is read. Correct the value. [topology-schema]',
    ],
  ],
  [
    "a VPC whose name turns the text around",
    'region: us-east-1\nvpcs: { "a\\u202eb": {} }\n',
    [
      '2:9: error vpcs["a\\u202eb"]: "a\\u202eb": not allowed: a name holds no line breaks, no control characters and none that hide or reorder what is read. Correct the value. [topology-schema]',
    ],
  ],
  [
    "a VPC whose name steers the terminal",
    'region: us-east-1\nvpcs: { "a\\eb": {} }\n',
    [
      '2:9: error vpcs["a\\u001bb"]: "a\\u001bb": not allowed: a name holds no line breaks, no control characters and none that hide or reorder what is read. Correct the value. [topology-schema]',
    ],
  ],
  [
    "a VPC whose name is too long",
    "region: us-east-1\nvpcs: { xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: {} }\n",
    [
      '2:9: error vpcs.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": not allowed: a name has at most 100 characters. Correct the value. [topology-schema]',
    ],
  ],
  [
    "a VPC that JavaScript reserves",
    "region: us-east-1\nvpcs: { __proto__: {} }\n",
    [
      '2:9: error vpcs.__proto__: "__proto__" cannot be a name. Choose another name. [reserved-name]',
      "2:1: error vpcs: {}: not allowed: at least one VPC. Correct the value. [topology-schema]",
    ],
  ],
  [
    "a VPC that is written twice",
    "region: us-east-1\nvpcs:\n  app: {}\n  app: {}\n",
    ['4:3: error "app" stands twice in the same object. Keep one of the two. [yaml]'],
  ],
  [
    "no Region among several",
    "regions: {}\n",
    [
      "1:1: error regions: {}: not allowed: at least one Region. Correct the value. [topology-schema]",
    ],
  ],
  [
    "several Regions, one of them none",
    "regions:\n  us-east-1: { vpcs: { a: {} } }\n  us-esat-1: { vpcs: { a: {} } }\n",
    [
      '3:3: error regions["us-esat-1"]: "us-esat-1": not the name of an AWS Region. Did you mean us-east-1? [region-name]',
    ],
  ],
  [
    "a Region beside several",
    "region: us-east-1\nregions: { us-east-1: { vpcs: { a: {} } } }\n",
    ['1:1: error region: unknown property "region". Did you mean "regions"?'],
  ],
  [
    "a Region of several without VPCs",
    "regions: { us-east-1: {} }\n",
    [
      '1:12: error regions["us-east-1"].vpcs: this required property is missing. Add it. [topology-schema]',
    ],
  ],
  [
    "connected hubs of a Region that is none",
    "connectedHubs: [[us-east-1, eu-west-1]]\nregions: { us-east-1: { vpcs: { a: {} } } }\n",
    [
      '1:29: error connectedHubs[0][1]: "eu-west-1": no Region of this file. Name one of us-east-1. [known-region]',
    ],
  ],
  [
    "a connected hub alone",
    "connectedHubs: [[us-east-1]]\nregions: { us-east-1: { vpcs: { a: {} } } }\n",
    [
      '1:17: error connectedHubs[0]: ["us-east-1"]: not allowed: at least two Regions. Correct the value. [topology-schema]',
    ],
  ],
  [
    "a Region connected to itself",
    "connectedHubs: [[us-east-1, us-east-1]]\nregions: { us-east-1: { vpcs: { a: {} } } }\n",
    [
      '1:29: error connectedHubs[0][1]: "us-east-1": the Region is in the list twice. Name it once. [region-once]',
    ],
  ],
  [
    "an override of one Region of several",
    "regions:\n  us-east-1: { vpcs: { a: {} }, prices: { overrides: [{ region: us-east-1, item: tgw_gbs, price: 1 }] } }\n",
    [
      '2:55: error regions["us-east-1"].prices.overrides[0]: "tgw_gbs": no such item in the price snapshot. Did you mean tgw_gb? [price-item]',
    ],
  ],
  [
    "a tab",
    "region: us-east-1\nvpcs:\n\tapp: {}\n",
    ["3:1: error a tab stands where blanks indent. Indent with blanks. [yaml]"],
  ],
  [
    "a bracket that is not closed",
    "region: us-east-1\nservices: [logs\nvpcs: { app: {} }\n",
    [
      "3:1: error the indentation does not fit, or a bracket is not closed. Indent what belongs together alike, and close every [ and {. [yaml]",
    ],
  ],
  [
    "a brace that is not closed",
    "{ region: us-east-1\n",
    ["2:1: error a quote, bracket or colon is missing. Close what was opened before. [yaml]"],
  ],
  [
    "a quote that is not closed",
    'region: "us-east-1\nvpcs: {}\n',
    ["3:1: error a quote, bracket or colon is missing. Close what was opened before. [yaml]"],
  ],
  [
    "two documents",
    "region: us-east-1\n---\nvpcs: {}\n",
    [
      "2:1: error a second document begins here. Keep one document in the file: remove `---` and what follows. [yaml]",
    ],
  ],
  [
    "two properties in one line",
    "region: us-east-1 vpcs: {}\n",
    [
      "1:9: error two properties in one line. Put each `name: value` in a line of its own, or a text with a colon in quotes. [yaml]",
    ],
  ],
  [
    "an anchor that is not there",
    "region: us-east-1\nvpcs:\n  app: *kind\n",
    [
      "3:8: error no anchor &kind stands before *kind. Write &kind at the block that is meant, above. [yaml]",
    ],
  ],
  [
    "an anchor that is misspelt",
    "x-a: &kind {}\nregion: us-east-1\nvpcs:\n  app: *kid\n",
    ["4:8: error no anchor &kid stands before *kid. Did you mean *kind? [yaml]"],
  ],
  [
    "an alias within its anchor",
    "region: us-east-1\nvpcs: &all\n  app: *all\n",
    [
      "3:8: error *all stands within what it repeats. Move the alias out of its anchor's block. [yaml]",
    ],
  ],
  [
    "a merge of a text",
    "region: us-east-1\nvpcs:\n  app: { <<: kind }\n",
    [
      "3:10: error `<<` takes an object, an alias of one, or a list of those. Write `<<: *name`, with &name at an object above. [yaml]",
    ],
  ],
  [
    "a service that is misspelt behind an alias",
    "x-a: &kind { services: [lgos] }\nregion: us-east-1\nvpcs:\n  app: *kind\n",
    [
      '1:25: error vpcs.app.services[0]: "lgos": neither a service of the catalog nor a bundle. Did you mean logs? Search with `vpc-endpoints services`, or give the full service name (com.amazonaws.…). [known-service]',
    ],
  ],
  [
    "an account without quotes behind a merge",
    "x-a: &kind { account: 123456789012 }\nregion: us-east-1\nvpcs:\n  app: { <<: *kind, cidrBlocks: [] }\n",
    [
      '1:14: error vpcs.app.account: 123456789012: an account is a text: as a number it loses the zeros that it begins with. Put it in quotes: "123456789012". [topology-schema]',
    ],
  ],
  [
    "indentation that does not fit",
    "region: us-east-1\nvpcs:\n  app: {}\n other: {}\n",
    [
      "4:1: error the indentation does not fit, or a bracket is not closed. Indent what belongs together alike, and close every [ and {. [yaml]",
    ],
  ],
  [
    "JSON that is cut",
    '{"region": "us-east-1", "vpcs": {"a": {}',
    [
      "1:41: error the indentation does not fit, or a bracket is not closed. Indent what belongs together alike, and close every [ and {. [yaml]",
    ],
  ],
  [
    "JSON with a name twice",
    '{"region": "us-east-1", "region": "us-east-2", "vpcs": {"a": {}}}',
    ['1:25: error "region" stands twice in the same object. Keep one of the two. [yaml]'],
  ],
];

/** Properties at the top, in line 4 of a file that is right otherwise. */
export const PROPERTIES: readonly WrongInput[] = [
  [
    "a property that is misspelt",
    "servces: [kms]",
    ['4:1: error servces: unknown property "servces". Did you mean "services"?'],
  ],
  ["a property that is like none", "zzz: 1", ['4:1: error zzz: unknown property "zzz".']],
  [
    "a property of a VPC at the top",
    "cidrBlocks: [10.0.0.0/16]",
    ['4:1: error cidrBlocks: unknown property "cidrBlocks".'],
  ],
  [
    "hours of a month above 744",
    "hoursPerMonth: 800",
    [
      "4:1: error hoursPerMonth: 800: not allowed: from 1 to 744. Correct the value. [topology-schema]",
    ],
  ],
  [
    "hours of a month below 1",
    "hoursPerMonth: 0",
    [
      "4:1: error hoursPerMonth: 0: not allowed: from 1 to 744. Correct the value. [topology-schema]",
    ],
  ],
  [
    "hours of a month in words",
    "hoursPerMonth: all",
    [
      '4:1: error hoursPerMonth: "all": expected a finite number. Give a finite number. [topology-schema]',
    ],
  ],
  [
    "a share above 1",
    "requestShare: 50",
    ["4:1: error requestShare: 50: not allowed: from 0 to 1. Correct the value. [topology-schema]"],
  ],
  [
    "a share below 0",
    "requestShare: -0.5",
    [
      "4:1: error requestShare: -0.5: not allowed: from 0 to 1. Correct the value. [topology-schema]",
    ],
  ],
  [
    "a way out that is none",
    "nat: yes",
    [
      '4:1: error nat: "yes": not allowed: `existing`, `new` or `none`. Correct the value. [topology-schema]',
    ],
  ],
  [
    "billing that is neither true nor false",
    "consolidatedBilling: maybe",
    [
      '4:1: error consolidatedBilling: "maybe": expected true or false. Give true or false. [topology-schema]',
    ],
  ],
  [
    "seven zones",
    "availabilityZones: 7",
    [
      "4:1: error availabilityZones: 7: not allowed: at most 6. Correct the value. [topology-schema]",
    ],
  ],
  [
    "no zone",
    "availabilityZones: []",
    [
      "4:1: error availabilityZones: []: not allowed: at least one Availability Zone. Correct the value. [topology-schema]",
    ],
  ],
  [
    "half a zone",
    "availabilityZones: 1.5",
    [
      "4:1: error availabilityZones: 1.5: not allowed: a whole number. Correct the value. [topology-schema]",
    ],
  ],
  [
    "a zone of another Region",
    "availabilityZones: [us-east-1a, eu-west-1b]",
    [
      '4:33: error availabilityZones[1]: "eu-west-1b": no Availability Zone of us-east-1. Name zones such as us-east-1a or use1-az1, or give their number. [zone-of-region]',
    ],
  ],
  [
    "a zone that is none",
    "availabilityZones: [banana]",
    [
      '4:21: error availabilityZones[0]: "banana": no Availability Zone of us-east-1. Name zones such as us-east-1a or use1-az1, or give their number. [zone-of-region]',
    ],
  ],
  [
    "the id of a zone of another Region",
    "availabilityZones: [euw1-az1]",
    [
      '4:21: error availabilityZones[0]: "euw1-az1": no Availability Zone of us-east-1. Name zones such as us-east-1a or use1-az1, or give their number. [zone-of-region]',
    ],
  ],
  [
    "a Region for a zone",
    "availabilityZones: [us-east-1]",
    [
      '4:21: error availabilityZones[0]: "us-east-1": no Availability Zone of us-east-1. Name zones such as us-east-1a or use1-az1, or give their number. [zone-of-region]',
    ],
  ],
  [
    "more zones at least than there are",
    "availabilityZones: { zones: 2, minimum: 3 }",
    [
      "4:32: error availabilityZones.minimum: 3: more than the 2 Availability Zones that there are. Lower the minimum, or add Availability Zones. [minimum-zones]",
    ],
  ],
  [
    "zones without a minimum",
    "availabilityZones: { zones: 2 }",
    [
      '4:1: error availabilityZones: {"zones":2}: not allowed: a number from 1 to 6, a list of Availability Zone names, or {zones, minimum}. Correct the value. [topology-schema]',
    ],
  ],
  [
    "a number with too many digits",
    "requestShare: 0.0000000000000000000000000000000000001",
    [
      "4:1: error requestShare: 1e-37: not allowed: a number has at most 30 digits. Correct the value. [topology-schema]",
    ],
  ],
  [
    "usage of a service that is none",
    "usage: { lgos: 5 }",
    [
      '4:10: error usage.lgos: "lgos": neither a service of the catalog nor a bundle. Did you mean logs? Search with `vpc-endpoints services`, or give the full service name (com.amazonaws.…). [known-service]',
    ],
  ],
  [
    "usage of a bundle",
    "usage: { ecs-fargate: 5 }",
    [
      '4:10: error usage["ecs-fargate"]: "ecs-fargate": a bundle stands in lists of services; what is said here is said of one service. Name its services one by one: ecr.api, ecr.dkr, s3, logs, secretsmanager, ssmmessages. [one-service]',
    ],
  ],
  [
    "usage of what people call two services",
    "usage: { ecr: 5 }",
    [
      '4:10: error usage.ecr: "ecr": this is what people call a service, not its name; what is said here is said of one service. Name its services one by one: ecr.api, ecr.dkr. [one-service]',
    ],
  ],
  [
    "usage of a service under two names",
    "usage: { logs: 5, com.amazonaws.us-east-1.logs: 500 }",
    [
      '4:19: error usage["com.amazonaws.us-east-1.logs"]: "com.amazonaws.us-east-1.logs": this is the service of "logs" once more. Keep one of the two. [service-once]',
    ],
  ],
  [
    "usage below 0",
    "usage: { logs: -5 }",
    [
      "4:10: error usage.logs: -5: not allowed: GB is 0 or more. Correct the value. [topology-schema]",
    ],
  ],
  [
    "usage of another Region's service",
    "usage: { com.amazonaws.eu-west-1.logs: 5 }",
    [
      '4:10: error usage["com.amazonaws.eu-west-1.logs"]: "com.amazonaws.eu-west-1.logs": this is the service of eu-west-1, not of us-east-1. Use the short name logs. [service-of-region]',
    ],
  ],
  [
    "usage that is endless",
    "usage: { sqs: .inf }",
    [
      "4:10: error usage.sqs: Infinity: not allowed: GB is a finite number. Correct the value. [topology-schema]",
    ],
  ],
  [
    "an override of a service that is none",
    "overrides: { lgos: {} }",
    [
      '4:14: error overrides.lgos: "lgos": neither a service of the catalog nor a bundle. Did you mean logs? Search with `vpc-endpoints services`, or give the full service name (com.amazonaws.…). [known-service]',
    ],
  ],
  [
    "an override under two names",
    "overrides: { logs: {}, com.amazonaws.us-east-1.logs: {} }",
    [
      '4:24: error overrides["com.amazonaws.us-east-1.logs"]: "com.amazonaws.us-east-1.logs": this is the service of "logs" once more. Keep one of the two. [service-once]',
    ],
  ],
  [
    "a type that is none",
    "overrides: { logs: { endpointType: gateway } }",
    [
      '4:22: error overrides.logs.endpointType: "gateway": expected "Gateway" or "Interface". Give "Gateway" or "Interface". [topology-schema]',
    ],
  ],
  [
    "a gateway endpoint of a service without one",
    "overrides: { logs: { endpointType: Gateway } }",
    [
      '2:12: error services[0]: "logs": this service has no gateway endpoint. Use its interface endpoint. [endpoint-type-exists]',
    ],
  ],
  [
    "a property of an override that is misspelt",
    "overrides: { logs: { endpointTyp: Interface } }",
    [
      '4:22: error overrides.logs.endpointTyp: unknown property "endpointTyp". Did you mean "endpointType"?',
    ],
  ],
  [
    "a port that is none",
    "overrides: { logs: { ports: [70000] } }",
    [
      "4:30: error overrides.logs.ports[0]: 70000: not allowed: at most 65535. Correct the value. [topology-schema]",
    ],
  ],
  [
    "a port in words",
    "overrides: { logs: { ports: [https] } }",
    [
      '4:30: error overrides.logs.ports[0]: "https": expected a finite number. Give a finite number. [topology-schema]',
    ],
  ],
  [
    "names that are no list",
    "overrides: { logs: { privateDnsNames: a.example } }",
    [
      '4:22: error overrides.logs.privateDnsNames: "a.example": expected a list. Give a list. [topology-schema]',
    ],
  ],
  [
    "a Region of a service that is none",
    "overrides: { sqs: { serviceRegion: mars } }",
    [
      '4:21: error overrides.sqs.serviceRegion: "mars": not the name of an AWS Region. Give a Region such as us-east-1. [region-name]',
      '4:21: error overrides.sqs.serviceRegion: "mars": sqs has no cross-Region endpoints. Leave serviceRegion out, or build the endpoint in that Region. [cross-region-enabled]',
    ],
  ],
  [
    "private DNS that is a text",
    "overrides: { logs: { privateDnsEnabled: on } }",
    [
      '4:22: error overrides.logs.privateDnsEnabled: "on": expected true or false. Give true or false. [topology-schema]',
    ],
  ],
  [
    "a hub that is a text",
    "hub: shared",
    ['4:1: error hub: "shared": expected an object. Give an object. [topology-schema]'],
  ],
  [
    "a hub that is nothing",
    "hub:",
    [
      "4:1: error hub: nothing is given here, where an object belongs. Give an object, {} for one that says nothing. [topology-schema]",
    ],
  ],
  [
    "a hub's property that is misspelt",
    "hub: { conectivity: Peering }",
    ['4:8: error hub.conectivity: unknown property "conectivity". Did you mean "connectivity"?'],
  ],
  [
    "a way that is none",
    "hub: { connectivity: tgw }",
    [
      '4:8: error hub.connectivity: "tgw": not allowed: TransitGateway, Peering, CloudWan, or a list of them. Correct the value. [topology-schema]',
    ],
  ],
  [
    "no way to choose",
    "hub: { connectivity: [] }",
    [
      "4:8: error hub.connectivity: []: not allowed: at least one to choose from. Correct the value. [topology-schema]",
    ],
  ],
  [
    "a way that is none among others",
    "hub: { connectivity: [Peering, VPN] }",
    [
      '4:8: error hub.connectivity: ["Peering","VPN"]: not allowed: TransitGateway, Peering, CloudWan, or a list of them. Correct the value. [topology-schema]',
    ],
  ],
  [
    "a DNS that is none",
    "hub: { dns: Route53 }",
    [
      '4:8: error hub.dns: "Route53": not allowed: PrivateHostedZones, Profile, or a list of them. Correct the value. [topology-schema]',
    ],
  ],
  [
    "contents of a Profile that are none",
    "hub: { dns: Profile, profileContents: Zones }",
    [
      '4:22: error hub.profileContents: "Zones": expected "Endpoints" or "HostedZones". Give "Endpoints" or "HostedZones". [topology-schema]',
    ],
  ],
  [
    "a gateway that is neither new nor there",
    "hub: { transitGateway: old }",
    [
      '4:8: error hub.transitGateway: "old": expected "new" or "existing". Give "new" or "existing". [topology-schema]',
    ],
  ],
  [
    "a gateway for peering",
    "hub: { connectivity: Peering, transitGateway: existing }",
    [
      '4:31: error hub.transitGateway: "existing": hub.connectivity is Peering alone, which uses no Transit Gateway. Remove transitGateway, or add TransitGateway to connectivity. [transit-gateway-is-the-way]',
    ],
  ],
  [
    "a hub attached to a new gateway",
    "hub: { transitGateway: new, attached: true }",
    [
      "4:29: error hub.attached: true: hub.transitGateway is new, and nothing is attached to what is still to be made. Set transitGateway to existing, or remove `attached`. [attached-to-what-is-there]",
    ],
  ],
  [
    "a hub called like a VPC",
    "hub: { name: app }",
    [
      '4:8: error hub.name: "app": the same VPC is named as the hub and as a spoke. Give the hub a name of its own, or remove the VPC from `vpcs`. [hub-is-no-spoke]',
    ],
  ],
  [
    "a hub without a name",
    'hub: { name: "" }',
    [
      '4:8: error hub.name: "": not allowed: a name has at least one character. Correct the value. [topology-schema]',
    ],
  ],
  [
    "no candidate",
    "hub: { candidates: [] }",
    [
      "4:8: error hub.candidates: []: not allowed: at least one candidate. Correct the value. [topology-schema]",
    ],
  ],
  [
    "a candidate without a name",
    "hub: { candidates: [{}] }",
    [
      "4:21: error hub.candidates[0].name: this required property is missing. Add it. [topology-schema]",
    ],
  ],
  [
    "two candidates of one name",
    "hub: { candidates: [{ name: a }, { name: a }] }",
    [
      '4:8: error hub.candidates: "a": two candidates for the hub have this name. Give each candidate a name of its own. [candidate-once]',
    ],
  ],
  [
    "a candidate's property that is misspelt",
    "hub: { candidates: [{ name: a, zone: 2 }] }",
    ['4:32: error hub.candidates[0].zone: unknown property "zone".'],
  ],
  [
    "a hub's zone of another Region",
    "hub: { availabilityZones: [eu-west-1a] }",
    [
      '4:28: error hub.availabilityZones[0]: "eu-west-1a": no Availability Zone of us-east-1. Name zones such as us-east-1a or use1-az1, or give their number. [zone-of-region]',
    ],
  ],
  [
    "a hub's block that is none",
    "hub: { cidrBlocks: [10.0.0.0] }",
    [
      '4:21: error hub.cidrBlocks[0]: "10.0.0.0": not a CIDR block such as 10.0.0.0/16 or fd00::/56. Write the block\'s first address and its prefix length. [cidr-block]',
    ],
  ],
  [
    "a hub's service that is none",
    "hub: { existingServices: [lgos] }",
    [
      '4:27: error hub.existingServices[0]: "lgos": neither a service of the catalog nor a bundle. Did you mean logs? Search with `vpc-endpoints services`, or give the full service name (com.amazonaws.…). [known-service]',
    ],
  ],
  [
    "a hub's account that is a number",
    "hub: { account: 12345678901 }",
    [
      '4:8: error hub.account: 12345678901: an account is a text: as a number it loses the zeros that it begins with. Put it in quotes: "012345678901". [topology-schema]',
    ],
  ],
  [
    "a hub's account that is too short",
    'hub: { account: "123" }',
    [
      '4:8: error hub.account: "123": not allowed: an account id has 12 digits. Correct the value. [topology-schema]',
    ],
  ],
  [
    "a hub's route tables below 1",
    "hub: { routeTables: 0 }",
    [
      "4:8: error hub.routeTables: 0: not allowed: at least 1. Correct the value. [topology-schema]",
    ],
  ],
  [
    "a discount above 100",
    "prices: { discountPercent: 101 }",
    [
      "4:11: error prices.discountPercent: 101: not allowed: from 0 to 100. Correct the value. [topology-schema]",
    ],
  ],
  [
    "a discount in words",
    "prices: { discountPercent: ten }",
    [
      '4:11: error prices.discountPercent: "ten": expected a finite number. Give a finite number. [topology-schema]',
    ],
  ],
  [
    "prices that are a list",
    "prices: [1]",
    [
      "4:1: error prices: a list stands where names with their values belong. Write `name: value` lines instead of `- value`. [topology-schema]",
    ],
  ],
  [
    "an item that is misspelt",
    "prices: { overrides: [{ region: us-east-1, item: vpce_interface_huor, price: 1 }] }",
    [
      '4:23: error prices.overrides[0]: "vpce_interface_huor": no such item in the price snapshot. Did you mean vpce_interface_hour? [price-item]',
    ],
  ],
  [
    "an item that is like none",
    "prices: { overrides: [{ region: us-east-1, item: everything, price: 1 }] }",
    [
      '4:23: error prices.overrides[0]: "everything": no such item in the price snapshot. `vpc-endpoints prices show` lists every item. [price-item]',
    ],
  ],
  [
    "a price of a Region that is misspelt",
    "prices: { overrides: [{ region: us-esat-1, item: tgw_gb, price: 1 }] }",
    [
      '4:25: error prices.overrides[0].region: "us-esat-1": no Region of this name is known. Did you mean us-east-1? [price-region]',
    ],
  ],
  [
    "a price in words",
    "prices: { overrides: [{ region: us-east-1, item: tgw_gb, price: cheap }] }",
    [
      '4:58: error prices.overrides[0].price: "cheap": not allowed: a decimal number of dollars, such as "0.0095". Correct the value. [topology-schema]',
    ],
  ],
  [
    "a price below 0",
    "prices: { overrides: [{ region: us-east-1, item: tgw_gb, price: -1 }] }",
    [
      '4:58: error prices.overrides[0].price: "-1": not allowed: a decimal number of dollars, such as "0.0095". Correct the value. [topology-schema]',
    ],
  ],
  [
    "no price",
    "prices: { overrides: [{ region: us-east-1, item: tgw_gb }] }",
    [
      '4:23: error prices.overrides[0]: "tgw_gb": needs either a price or tiers. Give one of the two. [price-once]',
    ],
  ],
  [
    "a price and tiers",
    "prices: { overrides: [{ region: us-east-1, item: tgw_gb, price: 1, tiers: [{ fromGb: 0, price: 1 }] }] }",
    [
      '4:23: error prices.overrides[0]: "tgw_gb": needs either a price or tiers. Give one of the two. [price-once]',
    ],
  ],
  [
    "tiers with a hole",
    "prices: { overrides: [{ region: us-east-1, item: tgw_gb, tiers: [{ fromGb: 0, toGb: 5, price: 1 }, { fromGb: 6, price: 1 }] }] }",
    [
      '4:23: error prices.overrides[0]: "tgw_gb": tiers start at 0, follow each other without a gap, and the last has no limit. Correct fromGb and toGb. [price-tiers]',
    ],
  ],
  [
    "a price twice",
    "prices: { overrides: [{ region: us-east-1, item: tgw_gb, price: 1 }, { region: us-east-1, item: tgw_gb, price: 2 }] }",
    [
      '4:70: error prices.overrides[1]: "us-east-1 tgw_gb": the same item and Region as prices.overrides[0]; which of the two holds is not to be guessed. Keep one of them, with tiers where the price depends on the quantity. [price-twice]',
    ],
  ],
  [
    "a price without an item",
    "prices: { overrides: [{ region: us-east-1, price: 1 }] }",
    [
      "4:23: error prices.overrides[0].item: this required property is missing. Add it. [topology-schema]",
    ],
  ],
  [
    "a price without a Region",
    "prices: { overrides: [{ item: tgw_gb, price: 1 }] }",
    [
      "4:23: error prices.overrides[0].region: this required property is missing. Add it. [topology-schema]",
    ],
  ],
  [
    "a property of a price that is misspelt",
    "prices: { overrides: [{ region: us-east-1, item: tgw_gb, prise: 1 }] }",
    ['4:58: error prices.overrides[0].prise: unknown property "prise". Did you mean "price"?'],
  ],
];

/** What a VPC says, in line 4 from column 8 on. */
export const VPCS: readonly WrongInput[] = [
  [
    "a property of a VPC that is misspelt",
    "{ cidrBlock: [10.0.0.0/16] }",
    ['4:10: error vpcs.app.cidrBlock: unknown property "cidrBlock". Did you mean "cidrBlocks"?'],
  ],
  [
    "a block that is a text",
    "{ cidrBlocks: 10.0.0.0/16 }",
    [
      '4:10: error vpcs.app.cidrBlocks: "10.0.0.0/16": expected a list. Give a list. [topology-schema]',
    ],
  ],
  [
    "a block with too long a prefix",
    "{ cidrBlocks: [10.0.0.0/33] }",
    [
      '4:23: error vpcs.app.cidrBlocks[0]: "10.0.0.0/33": not a CIDR block such as 10.0.0.0/16 or fd00::/56. Write the block\'s first address and its prefix length. [cidr-block]',
    ],
  ],
  [
    "a block that is an address",
    "{ cidrBlocks: [10.0.0.1] }",
    [
      '4:23: error vpcs.app.cidrBlocks[0]: "10.0.0.1": not a CIDR block such as 10.0.0.0/16 or fd00::/56. Write the block\'s first address and its prefix length. [cidr-block]',
    ],
  ],
  [
    "a block with bits beyond its prefix",
    "{ cidrBlocks: [10.0.0.1/16] }",
    [
      '4:23: error vpcs.app.cidrBlocks[0]: "10.0.0.1/16": has bits set beyond its prefix; the block is 10.0.0.0/16. Write the block\'s first address and its prefix length. [cidr-block]',
    ],
  ],
  [
    "a block with a part above 255",
    "{ cidrBlocks: [10.300.0.0/16] }",
    [
      '4:23: error vpcs.app.cidrBlocks[0]: "10.300.0.0/16": not a CIDR block such as 10.0.0.0/16 or fd00::/56. Write the block\'s first address and its prefix length. [cidr-block]',
    ],
  ],
  [
    "a block that is everybody",
    "{ cidrBlocks: [0.0.0.0/0] }",
    [
      '4:23: error vpcs.app.cidrBlocks[0]: "0.0.0.0/0": every address would be a client of the endpoints. Name the blocks of the clients\' VPCs. [not-open-to-all]',
    ],
  ],
  [
    "blocks that are everybody together",
    "{ cidrBlocks: [0.0.0.0/1, 128.0.0.0/1] }",
    [
      '4:34: error vpcs.app.cidrBlocks[1]: ["0.0.0.0/1","128.0.0.0/1"]: together these blocks are every public address, so everybody would be a client. Name the blocks of the clients\' VPCs. [not-open-to-all]',
    ],
  ],
  [
    "a block that is a number",
    "{ cidrBlocks: [10] }",
    ["4:23: error vpcs.app.cidrBlocks[0]: 10: expected a text. Give a text. [topology-schema]"],
  ],
  [
    "an IPv6 block that is none",
    '{ cidrBlocks: ["fd00::/129"] }',
    [
      '4:23: error vpcs.app.cidrBlocks[0]: "fd00::/129": not a CIDR block such as 10.0.0.0/16 or fd00::/56. Write the block\'s first address and its prefix length. [cidr-block]',
    ],
  ],
  [
    "an account without quotes",
    "{ account: 123456789012 }",
    [
      '4:10: error vpcs.app.account: 123456789012: an account is a text: as a number it loses the zeros that it begins with. Put it in quotes: "123456789012". [topology-schema]',
    ],
  ],
  [
    "an account that begins with a zero, without quotes",
    "{ account: 012345678901 }",
    [
      '4:10: error vpcs.app.account: 12345678901: an account is a text: as a number it loses the zeros that it begins with. Put it in quotes: "012345678901". [topology-schema]',
    ],
  ],
  [
    "an account with dashes",
    "{ account: 1234-5678-9012 }",
    [
      '4:10: error vpcs.app.account: "1234-5678-9012": not allowed: an account id has 12 digits. Correct the value. [topology-schema]',
    ],
  ],
  [
    "an account that is too long",
    '{ account: "1234567890123" }',
    [
      '4:10: error vpcs.app.account: "1234567890123": not allowed: an account id has 12 digits. Correct the value. [topology-schema]',
    ],
  ],
  [
    "an account that is nothing",
    "{ account: }",
    [
      "4:10: error vpcs.app.account: nothing is given here, where a text belongs. Give a text, or remove the name. [topology-schema]",
    ],
  ],
  [
    "a service that is misspelt",
    "{ services: [lgos] }",
    [
      '4:21: error vpcs.app.services[0]: "lgos": neither a service of the catalog nor a bundle. Did you mean logs? Search with `vpc-endpoints services`, or give the full service name (com.amazonaws.…). [known-service]',
    ],
  ],
  [
    "a service in capitals",
    "{ services: [KMS] }",
    [
      '4:21: error vpcs.app.services[0]: "KMS": neither a service of the catalog nor a bundle. Did you mean kms, dms, fms? Search with `vpc-endpoints services`, or give the full service name (com.amazonaws.…). [known-service]',
    ],
  ],
  [
    "a service that is a number",
    "{ services: [5] }",
    ["4:21: error vpcs.app.services[0]: 5: expected a text. Give a text. [topology-schema]"],
  ],
  [
    "a service that is nothing",
    "{ services: [null] }",
    [
      "4:21: error vpcs.app.services[0]: nothing is given here, where a text belongs. Give a text, or remove the name. [topology-schema]",
    ],
  ],
  [
    "services that are a text",
    "{ services: kms }",
    ['4:10: error vpcs.app.services: "kms": expected a list. Give a list. [topology-schema]'],
  ],
  [
    "a service without a name",
    '{ services: [""] }',
    [
      '4:21: error vpcs.app.services[0]: "": not allowed: a service has a name. Correct the value. [topology-schema]',
    ],
  ],
  [
    "a service twice",
    "{ services: [kms, kms] }",
    [
      '4:26: error vpcs.app.services[1]: "kms": this service is in the list twice; a VPC can have one endpoint with private DNS for a name. Remove one of the two. [service-once]',
    ],
  ],
  [
    "a service of another Region",
    "{ services: [com.amazonaws.eu-west-1.kms] }",
    [
      '4:21: error vpcs.app.services[0]: "com.amazonaws.eu-west-1.kms": this is the service of eu-west-1, not of us-east-1. Use the short name kms. [service-of-region]',
    ],
  ],
  [
    "what people call a service",
    "{ services: [eventbridge] }",
    [
      '4:21: error vpcs.app.services[0]: "eventbridge": neither a service of the catalog nor a bundle. Did you mean events? Search with `vpc-endpoints services`, or give the full service name (com.amazonaws.…). [known-service]',
    ],
  ],
  [
    "a full name with a blank in it",
    '{ services: ["com.amazonaws.us-east-1. kms"] }',
    [
      '4:21: error vpcs.app.services[0]: "com.amazonaws.us-east-1. kms": neither a service of the catalog nor a bundle. Search with `vpc-endpoints services`, or give the full service name (com.amazonaws.…). [known-service]',
    ],
  ],
  [
    "a service taken away that is none",
    "{ withoutServices: [lgos] }",
    [
      '4:28: error vpcs.app.withoutServices[0]: "lgos": neither a service of the catalog nor a bundle. Did you mean logs? Search with `vpc-endpoints services`, or give the full service name (com.amazonaws.…). [known-service]',
    ],
  ],
  [
    "a placement of a service that is none",
    "{ placement: { lgos: local } }",
    [
      '4:23: error vpcs.app.placement.lgos: "lgos": neither a service of the catalog nor a bundle. Did you mean logs? Search with `vpc-endpoints services`, or give the full service name (com.amazonaws.…). [known-service]',
    ],
  ],
  [
    "a placement that is none",
    "{ placement: { logs: remote } }",
    [
      '4:23: error vpcs.app.placement.logs: "remote": not allowed: `local` (an endpoint of its own) or `hub`. Correct the value. [topology-schema]',
    ],
  ],
  [
    "a placement of a bundle",
    "{ placement: { ecs-fargate: local } }",
    [
      '4:23: error vpcs.app.placement["ecs-fargate"]: "ecs-fargate": a bundle stands in lists of services; what is said here is said of one service. Name its services one by one: ecr.api, ecr.dkr, s3, logs, secretsmanager, ssmmessages. [one-service]',
    ],
  ],
  [
    "a placement under two names",
    "{ placement: { logs: local, com.amazonaws.us-east-1.logs: hub } }",
    [
      '4:36: error vpcs.app.placement["com.amazonaws.us-east-1.logs"]: "com.amazonaws.us-east-1.logs": this is the service of "logs" once more. Keep one of the two. [service-once]',
    ],
  ],
  [
    "a gateway endpoint in the hub",
    "{ services: [s3], placement: { s3: hub } }",
    [
      '4:39: error vpcs.app.placement.s3: "hub": s3 cannot be served from a hub: a gateway endpoint is free and serves the VPC that it is in, nothing beyond. Remove the placement; the service gets an endpoint in this VPC. [can-be-centralized]',
    ],
  ],
  [
    "DynamoDB's endpoint in the hub",
    "{ services: [dynamodb], placement: { dynamodb: hub } }",
    [
      '4:45: error vpcs.app.placement.dynamodb: "hub": dynamodb cannot be served from a hub: a gateway endpoint is free and serves the VPC that it is in, nothing beyond. Remove the placement; the service gets an endpoint in this VPC. [can-be-centralized]',
    ],
  ],
  [
    "usage of a VPC that is misspelt",
    "{ usage: { sqss: 5 } }",
    [
      '4:19: error vpcs.app.usage.sqss: "sqss": neither a service of the catalog nor a bundle. Did you mean sqs, aoss? Search with `vpc-endpoints services`, or give the full service name (com.amazonaws.…). [known-service]',
    ],
  ],
  [
    "usage of a VPC under two names",
    "{ usage: { logs: 5, com.amazonaws.us-east-1.logs: 500 } }",
    [
      '4:28: error vpcs.app.usage["com.amazonaws.us-east-1.logs"]: "com.amazonaws.us-east-1.logs": this is the service of "logs" once more. Keep one of the two. [service-once]',
    ],
  ],
  [
    "usage that is a list",
    "{ usage: [5] }",
    [
      '4:10: error vpcs.app.usage["0"]: "0": neither a service of the catalog nor a bundle. Did you mean q? Search with `vpc-endpoints services`, or give the full service name (com.amazonaws.…). [known-service]',
    ],
  ],
  [
    "zones of a VPC that are none",
    "{ availabilityZones: two }",
    [
      '4:10: error vpcs.app.availabilityZones: "two": not allowed: a number from 1 to 6, a list of Availability Zone names, or {zones, minimum}. Correct the value. [topology-schema]',
    ],
  ],
  [
    "a zone twice",
    "{ availabilityZones: [us-east-1a, us-east-1a] }",
    [
      '4:10: error vpcs.app.availabilityZones: "us-east-1a": the Availability Zone is listed twice; an endpoint has one subnet in each. List each Availability Zone once. [one-subnet-per-az]',
    ],
  ],
  [
    "a VPC's zone of another Region",
    "{ availabilityZones: [us-east-1a, us-west-2a] }",
    [
      '4:42: error vpcs.app.availabilityZones[1]: "us-west-2a": no Availability Zone of us-east-1. Name zones such as us-east-1a or use1-az1, or give their number. [zone-of-region]',
    ],
  ],
  [
    "route tables in words",
    "{ routeTables: many }",
    [
      '4:10: error vpcs.app.routeTables: "many": expected a finite number. Give a finite number. [topology-schema]',
    ],
  ],
  [
    "route tables above 200",
    "{ routeTables: 201 }",
    [
      "4:10: error vpcs.app.routeTables: 201: not allowed: at most 200. Correct the value. [topology-schema]",
    ],
  ],
  [
    "attached in words",
    "{ attached: maybe }",
    [
      '4:10: error vpcs.app.attached: "maybe": expected true or false. Give true or false. [topology-schema]',
    ],
  ],
  [
    "a way out of a VPC that is none",
    "{ nat: old }",
    [
      '4:10: error vpcs.app.nat: "old": not allowed: `existing`, `new` or `none`. Correct the value. [topology-schema]',
    ],
  ],
];

/** Files of negotiated prices. */
export const PRICES: readonly WrongInput[] = [
  [
    "nothing",
    "",
    [
      "t.yaml: negotiated prices are not usable",
      "1:1: error (file): the file is empty. Write `name: value` lines in it",
    ],
  ],
  [
    "a list",
    "- 1\n",
    [
      "t.yaml: negotiated prices are not usable",
      "1:1: error (file): a list stands where names with their values belong. Write `name: value` lines instead of `- value`. [prices-schema]",
    ],
  ],
  [
    "a property that is misspelt",
    "discount: 5\n",
    [
      "t.yaml: negotiated prices are not usable",
      '1:1: error discount: unknown property "discount".',
    ],
  ],
  [
    "a discount above 100",
    "discountPercent: 200\n",
    [
      "t.yaml: negotiated prices are not usable",
      "1:1: error discountPercent: 200: not allowed: from 0 to 100. Correct the value. [prices-schema]",
    ],
  ],
  [
    "overrides that are no list",
    "overrides: 5\n",
    [
      "t.yaml: negotiated prices are not usable",
      "1:1: error overrides: 5: expected a list. Give a list. [prices-schema]",
    ],
  ],
  [
    "an item that is misspelt",
    "overrides:\n  - { region: us-east-1, item: tgw_gbb, price: 1 }\n",
    [
      "t.yaml: negotiated prices are not usable",
      '2:5: error overrides[0]: "tgw_gbb": no such item in the price snapshot. Did you mean tgw_gb? [price-item]',
    ],
  ],
  [
    "a Region that is misspelt",
    "overrides:\n  - { region: us-est-1, item: tgw_gb, price: 1 }\n",
    [
      "t.yaml: negotiated prices are not usable",
      '2:7: error overrides[0].region: "us-est-1": no Region of this name is known. Did you mean us-east-1? [price-region]',
    ],
  ],
  [
    "no item",
    "overrides:\n  - { region: us-east-1, price: 1 }\n",
    [
      "t.yaml: negotiated prices are not usable",
      "2:5: error overrides[0].item: this required property is missing. Add it. [prices-schema]",
    ],
  ],
  [
    "a price in words",
    "overrides:\n  - { region: us-east-1, item: tgw_gb, price: free }\n",
    [
      "t.yaml: negotiated prices are not usable",
      '2:40: error overrides[0].price: "free": not allowed: a decimal number of dollars, such as "0.0095". Correct the value. [prices-schema]',
    ],
  ],
  [
    "a price and the same again",
    "overrides:\n  - { region: us-east-1, item: tgw_gb, price: 1 }\n  - { region: us-east-1, item: tgw_gb, price: 1 }\n",
    [
      "t.yaml: negotiated prices are not usable",
      '3:5: error overrides[1]: "us-east-1 tgw_gb": the same item and Region as overrides[0]; which of the two holds is not to be guessed. Keep one of them, with tiers where the price depends on the quantity. [price-twice]',
    ],
  ],
  [
    "a tab",
    "overrides:\n\t- 1\n",
    [
      "t.yaml: no YAML",
      "error t.yaml:2:1: a tab stands where blanks indent. Indent with blanks. [yaml]",
    ],
  ],
  [
    "a bracket that is not closed",
    "overrides: [\n",
    [
      "t.yaml: no YAML",
      "error t.yaml:2:1: the indentation does not fit, or a bracket is not closed. Indent what belongs together alike, and close every [ and {. [yaml]",
    ],
  ],
  [
    "an anchor that is not there",
    "overrides: *list\n",
    [
      "t.yaml: no YAML",
      "error t.yaml:1:12: no anchor &list stands before *list. Write &list at the block that is meant, above. [yaml]",
    ],
  ],
];

/** Usage files of `estimate`. */
export const USAGE: readonly WrongInput[] = [
  [
    "a text",
    "many\n",
    [
      "t.yaml: usage is GB a month by URN, logical name or service",
      '1:1: error (file): "many": expected an object. Give an object. [usage-schema]',
    ],
  ],
  [
    "an amount in words",
    "logs: many\n",
    [
      "t.yaml: usage is GB a month by URN, logical name or service",
      '1:1: error logs: "many": not allowed: GB a month as a number of 0 or more, or {gb, millionQueries, lcus}. Correct the value. [usage-schema]',
    ],
  ],
  [
    "an amount below 0",
    "kms: 1\nlogs: -1\n",
    [
      "t.yaml: usage is GB a month by URN, logical name or service",
      "2:1: error logs: -1: not allowed: an amount a month cannot be negative. Correct the value. [usage-schema]",
    ],
  ],
  [
    "a measure that is misspelt",
    "logs: { gbs: 5 }\n",
    [
      "t.yaml: usage is GB a month by URN, logical name or service",
      '1:1: error logs: {"gbs":5}: not allowed: GB a month as a number of 0 or more, or {gb, millionQueries, lcus}. Correct the value. [usage-schema]',
    ],
  ],
  [
    "a measure below 0",
    "logs: { lcus: -1 }\n",
    [
      "t.yaml: usage is GB a month by URN, logical name or service",
      "1:9: error logs.lcus: -1: not allowed: an amount a month cannot be negative. Correct the value. [usage-schema]",
    ],
  ],
  [
    "no amount",
    "logs:\n",
    [
      "t.yaml: usage is GB a month by URN, logical name or service",
      "1:1: error logs: nothing is given here, where a finite number or an object belongs. Give a finite number or an object, or remove the name. [usage-schema]",
    ],
  ],
  [
    "a name twice",
    "logs: 1\nlogs: 2\n",
    [
      "t.yaml: no YAML",
      'error t.yaml:2:1: "logs" stands twice in the same object. Keep one of the two. [yaml]',
    ],
  ],
  [
    "a bracket that is not closed",
    "logs: [1\n",
    [
      "t.yaml: no YAML",
      "error t.yaml:2:1: the indentation does not fit, or a bracket is not closed. Indent what belongs together alike, and close every [ and {. [yaml]",
    ],
  ],
];

/** What is typed; TOPOLOGY is a file that is right. */
export const ARGUMENTS: readonly WrongInput<readonly string[]>[] = [
  [
    "no subcommand",
    ["compar"],
    [
      "error: unknown command 'compar'",
      "(Did you mean compare?)",
      "(`vpc-endpoints --help` shows every option)",
    ],
  ],
  [
    "an option that is misspelt",
    ["compare", "TOPOLOGY", "--fromat", "json"],
    [
      "error: unknown option '--fromat'",
      "(Did you mean --format?)",
      "(`vpc-endpoints --help` shows every option)",
    ],
  ],
  [
    "a format that is none",
    ["compare", "TOPOLOGY", "--format", "xml"],
    [
      "error: option '-f, --format <format>' argument 'xml' is invalid. Allowed choices are text, markdown, json, csv, html.",
      "(`vpc-endpoints --help` shows every option)",
    ],
  ],
  [
    "no file",
    ["compare"],
    ["error: missing required argument 'topology'", "(`vpc-endpoints --help` shows every option)"],
  ],
  [
    "a file that is not there",
    ["compare", "nope.yaml"],
    ["nope.yaml: no such file. Name a topology file, such as examples/topology.yaml"],
  ],
  ["a directory", ["compare", "."], [".: this is a directory. Name a topology file in it"]],
  [
    "prices that are not there",
    ["compare", "TOPOLOGY", "--prices", "nope.yaml"],
    ["nope.yaml: no such file. Name a file of prices"],
  ],
  [
    "a budget in words",
    ["compare", "TOPOLOGY", "--budget", "lots"],
    ['--budget "lots": not an amount. Give dollars a month, such as 2000'],
  ],
  [
    "a model that is none",
    ["compare", "TOPOLOGY", "--model", "Star"],
    [
      "error: option '-m, --model <model>' argument 'Star' is invalid. Allowed choices are PerVpc, Centralized.",
      "(`vpc-endpoints --help` shows every option)",
    ],
  ],
  [
    "an id that ends a comment",
    ["compare", "TOPOLOGY", "--comment-id", "a-->b"],
    [
      '--comment-id "a-->b": not an id. Use letters, digits, ".", "_" and single "-", such as prod-eu',
    ],
  ],
  [
    "a VPC that is misspelt",
    ["explain", "TOPOLOGY", "--vpc", "ap"],
    ["--vpc ap: no VPC of this file. Did you mean app?"],
  ],
  [
    "a VPC that is like none",
    ["explain", "TOPOLOGY", "--vpc", "warehouse"],
    ["--vpc warehouse: no VPC of this file. Name one of app, hub"],
  ],
  [
    "a service that is misspelt",
    ["explain", "TOPOLOGY", "--service", "log"],
    ["--service log: no VPC of this file needs it. Did you mean logs?"],
  ],
  [
    "a Region that the file lacks",
    ["explain", "TOPOLOGY", "--region", "us-east-2"],
    ["--region us-east-2: no Region of this file. Did you mean us-east-1?"],
  ],
  [
    "a Region that is misspelt",
    ["services", "--region", "us-esat-1"],
    ['--region "us-esat-1": not the name of an AWS Region. Did you mean us-east-1?'],
  ],
  [
    "a service that nothing is like",
    ["services", "zzzzzz"],
    ['no service or bundle matches "zzzzzz". `vpc-endpoints services` lists all of them'],
  ],
  [
    "prices of a Region that is misspelt",
    ["prices", "show", "--region", "eu-wset-1"],
    ['--region "eu-wset-1": not the name of an AWS Region. Did you mean eu-west-1?'],
  ],
  [
    "prices of an item that is misspelt",
    ["prices", "show", "--item", "tgw_gbb"],
    ['--item "tgw_gbb": no such item. Did you mean tgw_gb?'],
  ],
  [
    "an estimate of a file that is not there",
    ["estimate", "nope.json"],
    ["nope.json: no such file. Name a file that `pulumi preview --json` wrote"],
  ],
  [
    "an estimate of a topology",
    ["estimate", "TOPOLOGY"],
    [
      "TOPOLOGY: this is no JSON. Give what `pulumi preview --json --show-sames` or `pulumi stack export` prints, whole",
    ],
  ],
  [
    "an estimate's Region that is misspelt",
    ["estimate", "TOPOLOGY", "--region", "eu west 1"],
    ['--region "eu west 1": not the name of an AWS Region. Did you mean eu-west-1?'],
  ],
  [
    "hours in words",
    ["estimate", "TOPOLOGY", "--hours", "all"],
    ['--hours "all": not an amount. Give hours a month, such as 730'],
  ],
  [
    "hours above 744",
    ["estimate", "TOPOLOGY", "--hours", "745"],
    ["--hours 745: a month has from 1 to 744 hours. Give hours such as 730"],
  ],
  [
    "usage that is not there",
    ["estimate", "TOPOLOGY", "--usage", "nope.yaml"],
    ["nope.yaml: no such file. Name a usage file"],
  ],
  [
    "a limit in words",
    ["estimate", "TOPOLOGY", "--max-monthly", "lots"],
    ['--max-monthly "lots": not an amount. Give dollars a month, such as 2000'],
  ],
  [
    "an output in a directory that is not there",
    ["compare", "TOPOLOGY", "--out", "nope/report.md"],
    ["--out nope/report.md: its directory does not exist. Create it first"],
  ],
  [
    "an output in place of what is read",
    ["compare", "TOPOLOGY", "--out", "TOPOLOGY"],
    ["--out TOPOLOGY: this is what the command reads. Name another file"],
  ],
];
