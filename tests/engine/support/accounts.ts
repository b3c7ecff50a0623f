import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EchoProvider } from "../harness/echo/provider";
import type { Properties } from "../harness/echo/values";

/** An account of the pretended AWS, asked without an engine: whatever is refused throws. */
export interface EchoAccount {
  /** Makes a resource and gives its outputs; `type` is as short as `ec2/vpc:Vpc`. */
  readonly make: (type: string, name: string, inputs: Properties) => Made;
  readonly change: (made: Made, inputs: Properties) => Properties;
  readonly remove: (made: Made) => void;
  readonly refresh: (made: Made) => { readonly inputs: Properties; readonly outputs: Properties };
  readonly ask: (token: string, args: Properties) => Properties;
}

export interface Made {
  readonly urn: string;
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

export interface EchoOptions {
  readonly region?: string;
  /** Settings of the echo: `ECHO_QUOTAS`, `ECHO_OUTSIDE`, `ECHO_NAMES`. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs with accounts that share one AWS, which is empty before and gone afterwards. */
export function inEcho<T>(
  work: (accountOf: (id: string) => EchoAccount) => T,
  { region = "us-east-1", env = {} }: EchoOptions = {},
): T {
  const folder = mkdtempSync(join(tmpdir(), "echo-"));
  const set = { ...env, ECHO_STATE: join(folder, "aws.jsonl") };
  const before = Object.keys(set).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, set);
  try {
    return work((id) => accountOf(id, region));
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    rmSync(folder, { recursive: true });
  }
}

function accountOf(id: string, region: string): EchoAccount {
  const provider = new EchoProvider();
  provider.configure({ region, allowedAccountIds: JSON.stringify([id]) });
  return {
    make: (type, name, inputs) => {
      const urn = `urn:pulumi:test::echo::aws:${type}::${id}-${name}`;
      return { urn, inputs, ...provider.create(urn, inputs, false) };
    },
    change: ({ urn, id: one, outputs }, inputs) =>
      provider.update(urn, one, outputs, inputs, false),
    remove: ({ urn, id: one }) => provider.delete(urn, one),
    refresh: ({ urn, id: one, inputs, outputs }) => provider.read(urn, one, inputs, outputs),
    ask: (token, args) => provider.invoke(`aws:${token}`, args),
  };
}
