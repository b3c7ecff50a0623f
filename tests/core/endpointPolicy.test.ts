import assert from "node:assert/strict";
import fc from "fast-check";
import { checkEndpointPolicy } from "../../core/checks/policy";
import {
  endpointPolicy,
  fullAccess,
  organizationPerimeter,
  readOnly,
  requestsFromVpc,
} from "../../core/endpointPolicy";
import type { PolicyStatement } from "../../core/policies/statement";

interface Document {
  readonly Version: string;
  readonly Statement: readonly PolicyStatement[];
}

const ORGANIZATION = "o-exampleorgid";
const VPC = "vpc-0123456789abcdef0";

function read(text: string): Document {
  return JSON.parse(text) as Document;
}

describe("endpointPolicy", () => {
  it("says in words what AWS sets where no policy is given", () => {
    assert.equal(
      endpointPolicy(fullAccess()),
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}',
    );
  });

  it("keeps an organization's identities to its resources, and lets AWS's services act for it", () => {
    const { Statement } = read(
      endpointPolicy(organizationPerimeter({ organizationId: ORGANIZATION })),
    );
    assert.deepEqual(
      Statement.map(({ Sid, Condition }) => [Sid, Condition]),
      [
        [
          "OrganizationToItsResources",
          {
            StringEquals: { "aws:PrincipalOrgID": ORGANIZATION, "aws:ResourceOrgID": ORGANIZATION },
          },
        ],
        ["AwsServices", { Bool: { "aws:PrincipalIsAWSService": "true" } }],
      ],
    );
  });

  it("reads what belongs to AWS where that is named, such as image layers", () => {
    const layers = "arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*";
    const { Statement } = read(
      endpointPolicy(
        organizationPerimeter({ organizationId: ORGANIZATION, awsOwnedResources: [layers] }),
        "Gateway",
      ),
    );
    assert.equal(Statement[2]?.Resource, layers);
    assert.equal(Statement[2]?.Action, "s3:GetObject");
  });

  it("reads a service by the name that IAM has for it", () => {
    assert.deepEqual(read(endpointPolicy(readOnly("ecr.api"))).Statement[0]?.Action, [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGet*",
      "ecr:Describe*",
      "ecr:Get*",
      "ecr:List*",
    ]);
    const [statement] = readOnly("monitoring", ["arn:aws:cloudwatch:*:111111111111:alarm:a"]);
    assert.deepEqual(statement?.Action, [
      "cloudwatch:BatchGet*",
      "cloudwatch:Describe*",
      "cloudwatch:Get*",
      "cloudwatch:List*",
    ]);
    assert.equal(statement?.Resource, "arn:aws:cloudwatch:*:111111111111:alarm:a");
  });

  it("writes equal statements once, and joins those that differ in their actions", () => {
    const both = endpointPolicy([...readOnly("kms"), ...readOnly("kms"), ...readOnly("sqs")]);
    const { Statement } = read(both);
    assert.equal(Statement.length, 1);
    assert.equal((Statement[0]?.Action as string[]).length, 8);
    assert.equal(read(endpointPolicy([...fullAccess(), ...readOnly("kms")])).Statement.length, 1);
  });

  it("admits one VPC's requests", () => {
    assert.deepEqual(read(endpointPolicy(requestsFromVpc(VPC))).Statement[0]?.Condition, {
      StringEquals: { "aws:SourceVpc": VPC },
    });
  });

  it("refuses what is longer than AWS takes", () => {
    const statements = Array.from({ length: 200 }, (_, index) =>
      readOnly("kms", [`arn:aws:kms:us-east-1:111111111111:key/${index}`]),
    );
    assert.throws(() => endpointPolicy(statements.flat()), /at most 20,480 characters/);
  });

  it("writes policies that every type of endpoint takes, whatever is combined", () => {
    const builders = fc.constantFrom(
      fullAccess(),
      organizationPerimeter({ organizationId: ORGANIZATION }),
      requestsFromVpc(VPC),
      readOnly("s3"),
      readOnly("kms"),
    );
    fc.assert(
      fc.property(fc.array(builders, { minLength: 1, maxLength: 6 }), (parts) => {
        const text = endpointPolicy(parts.flat(), "Gateway");
        assert.deepEqual(checkEndpointPolicy(text, "Gateway", ["policy"]), []);
        assert.equal(endpointPolicy([...read(text).Statement]), text);
      }),
    );
  });
});
