import { withName } from "./autoname";
import type { Failure } from "./check";
import { checkObject } from "./check";
import type { Context } from "./context";
import type { Difference } from "./diff";
import { difference } from "./diff";
import { newId } from "./ids";
import { answer } from "./invokes";
import { outputsOf, previewOutputs, previewUpdate } from "./outputs";
import { readInputs, readOutputs } from "./reads";
import type { Entry } from "./record";
import { record } from "./record";
import { refusedCreate, refusedDelete, refusedUpdate } from "./refusals";
import type { Scope } from "./scope";
import { decodeConfig, scopeOf } from "./scope";
import { resourceType, table } from "./table";
import type { Properties } from "./values";
import { nameOfUrn, typeOfUrn } from "./values";
import { World } from "./world";

interface Created {
  readonly id: string;
  readonly outputs: Properties;
}

interface Read {
  readonly inputs: Properties;
  readonly outputs: Properties;
}

/** What the engine adds to a provider's configuration for itself. */
const ENGINE_KEYS: ReadonlySet<string> = new Set(["version", "pluginDownloadURL"]);

/** A provider of `aws` that creates nothing, but accepts and refuses as the real one does. */
export class EchoProvider {
  private readonly world = new World(process.env.ECHO_STATE || undefined);
  private scope: Scope = scopeOf({});

  checkConfig(config: Properties): Failure[] {
    const own = Object.entries(decodeConfig(config)).filter(([name]) => !ENGINE_KEYS.has(name));
    return checkObject(table.provider, Object.fromEntries(own));
  }

  configure(config: Properties): void {
    this.scope = scopeOf(decodeConfig(config));
  }

  check(urn: string, before: Properties, inputs: Properties) {
    this.note({ op: "check", ...ofUrn(urn), inputs });
    const failures = checkObject(resourceType(typeOfUrn(urn)), inputs);
    return { failures, inputs: withName(urn, before, inputs) };
  }

  diff(urn: string, id: string, before: Properties, inputs: Properties): Difference {
    this.note({ op: "diff", ...ofUrn(urn), id, inputs });
    return difference(typeOfUrn(urn), before, inputs);
  }

  create(urn: string, inputs: Properties, preview: boolean): Created {
    const type = typeOfUrn(urn);
    const entry: Entry = { op: "create", ...ofUrn(urn), inputs, preview };
    if (preview) {
      this.note(entry);
      return { id: "", outputs: previewOutputs(type, inputs, this.scope) };
    }
    const asked = { world: this.world, scope: this.scope, inputs, id: undefined };
    const refused = refusedCreate(type, asked);
    const context = { world: this.world, scope: this.scope, urn, type, inputs };
    const id = newId(context);
    this.note({ ...entry, ...(refused === undefined ? { id } : { refused }) });
    if (refused !== undefined) throw new Error(`creating ${nameOfUrn(urn)}: ${refused}`);
    return this.exists({ ...context, id });
  }

  update(urn: string, id: string, before: Properties, inputs: Properties, preview: boolean) {
    const type = typeOfUrn(urn);
    const context = { world: this.world, scope: this.scope, urn, type, id, inputs };
    const refused = preview ? undefined : refusedUpdate(type, context);
    this.note({
      op: "update",
      ...ofUrn(urn),
      id,
      inputs,
      preview,
      ...(refused === undefined ? {} : { refused }),
    });
    if (refused !== undefined) throw new Error(`updating ${nameOfUrn(urn)}: ${refused}`);
    return preview ? previewUpdate(context, before) : this.exists(context).outputs;
  }

  delete(urn: string, id: string): void {
    const refused = refusedDelete(this.world, typeOfUrn(urn), id);
    this.note({ op: "delete", ...ofUrn(urn), id, ...(refused === undefined ? {} : { refused }) });
    if (refused !== undefined) throw new Error(`deleting ${nameOfUrn(urn)}: ${refused}`);
    this.world.drop(typeOfUrn(urn), id);
  }

  /** What exists under the id; for one from outside this world, what the program says of it. */
  read(urn: string, id: string, inputs: Properties, state: Properties): Read {
    this.note({ op: "read", ...ofUrn(urn), id });
    const found = this.world.find(typeOfUrn(urn), id);
    if (found === undefined) return { inputs, outputs: { ...state, id } };
    const outputs = readOutputs(this.world, this.scope, found);
    return { inputs: readInputs(inputs, state, outputs), outputs };
  }

  invoke(token: string, args: Properties): Properties {
    this.note({ op: "invoke", type: token, inputs: args });
    return answer(this.world, this.scope, token, args);
  }

  private exists(context: Context): Created {
    const outputs = outputsOf(context);
    const { id, type } = context;
    this.world.put({ id, type, account: this.scope.account, properties: outputs });
    return { id: context.id, outputs };
  }

  private note(entry: Entry): void {
    record({ ...entry, account: this.scope.account, region: this.scope.region });
  }
}

function ofUrn(urn: string) {
  return { urn, type: typeOfUrn(urn), name: nameOfUrn(urn) };
}
