import { error, type Issue, type Path } from "../issues";

/** Keys that name the VPC of the endpoint: in a hub that is the hub's VPC for every caller. */
const KEYS_OF_VPC = ["aws:sourcevpc", "aws:sourcevpcarn"];

/**
 * A hub's endpoints see the hub VPC in `aws:SourceVpc`, whichever spoke a request comes from. A policy
 * that names a spoke's would refuse everybody, or let nobody be told apart.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcevpc
 */
export function checkHubPolicy(policy: string, hubVpcId: string | undefined, path: Path): Issue[] {
  const named = vpcsNamed(policy).filter(
    (vpc) => hubVpcId === undefined || !(vpc === hubVpcId || vpc.endsWith(`/${hubVpcId}`)),
  );
  return [...new Set(named)].map((vpc) =>
    error("hub-policy-source-vpc", path, {
      value: vpc,
      message:
        "aws:SourceVpc is the hub's VPC for requests of every spoke, so this never matches one",
      wayOut:
        "Tell callers apart by aws:PrincipalOrgID, aws:PrincipalAccount or, where blocks do not overlap, aws:VpcSourceIp",
    }),
  );
}

function vpcsNamed(policy: string): string[] {
  let document: unknown;
  try {
    document = JSON.parse(policy);
  } catch {
    return [];
  }
  const found: string[] = [];
  const visit = (value: unknown, key: string): void => {
    if (typeof value === "string") {
      if (KEYS_OF_VPC.includes(key)) found.push(value);
      return;
    }
    if (typeof value !== "object" || value === null) return;
    for (const [name, child] of Object.entries(value)) {
      visit(child, Array.isArray(value) ? key : name.toLowerCase());
    }
  };
  visit(document, "");
  return found;
}
