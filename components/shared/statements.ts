import * as pulumi from "@pulumi/pulumi";
import { builtBy } from "./initialize";
import { inform } from "./log";

/** What a component says of its cost in a preview: its line, or its block of lines. */
export interface Statement {
  readonly text: string;
}

interface Announced {
  readonly name: string;
  readonly component: pulumi.ComponentResource;
  /** Ends once the statement is there, or is known not to come. */
  readonly settled: Promise<unknown>;
}

/**
 * In a program's own process, costs are said when it has ended, in one message with their total, since Pulumi
 * shows messages of several resources in any order. A plugin never learns where a program ends, so that
 * each component speaks for itself there.
 */
export class Statements<S extends Statement> {
  private readonly statements = new WeakMap<pulumi.ComponentResource, S>();
  /** The components of a program by its stack, in the order in which it builds them. */
  private readonly programs = new WeakMap<pulumi.ComponentResource, Announced[]>();
  private readonly awaited = new WeakSet<pulumi.ComponentResource>();

  /** @param total The line below the others; it names components that could not say anything. */
  constructor(private readonly total: (said: readonly S[], unknown: readonly string[]) => string) {}

  /** For constructors: this component will say something, once its report is known. */
  announce(
    component: pulumi.ComponentResource,
    name: string,
    costReport: pulumi.Output<string>,
  ): void {
    const stack = pulumi.runtime.getStackResource();
    if (stack === undefined) return;
    this.awaited.add(component);
    this.programOf(stack).push({ name, component, settled: knownOrNot(costReport) });
  }

  /** What a component says: at the end of its program where that will be known, and otherwise at once. */
  state(component: pulumi.ComponentResource, statement: S): void {
    this.statements.set(component, statement);
    if (!this.awaited.has(component)) inform(statement.text.split("\n"), component);
  }

  /** For a component that ends its program. */
  sayAtOnce(component: pulumi.ComponentResource): void {
    const statement = this.statements.get(component);
    if (statement === undefined || !this.awaited.has(component)) return;
    inform(statement.text.split("\n"), component);
  }

  private programOf(stack: pulumi.runtime.Stack): Announced[] {
    const known = this.programs.get(stack);
    if (known !== undefined) return known;
    const program: Announced[] = [];
    this.programs.set(stack, program);
    void this.sumUp(stack, program);
    return program;
  }

  private async sumUp(stack: pulumi.runtime.Stack, program: readonly Announced[]): Promise<void> {
    try {
      await builtBy(stack);
    } catch {
      // The program says by itself why it failed, and nothing of it is going to be billed.
      return;
    }
    await Promise.all(program.map(({ settled }) => settled));
    const said = program.flatMap(({ component }) => this.statements.get(component) ?? []);
    if (said.length === 0) return;
    const unknown = program.filter(({ component }) => !this.statements.has(component));
    const lines = said.flatMap(({ text }) => text.split("\n"));
    const total =
      program.length === 1
        ? []
        : [
            this.total(
              said,
              unknown.map(({ name }) => name),
            ),
          ];
    inform([...lines, ...total], stack);
  }
}

/**
 * The report of the last update, as far as a component can know it: the engine gives the outputs of before
 * to a component whose arguments are the same, and nothing of one that is new or whose arguments changed.
 */
export async function lastReport(component: pulumi.ComponentResource): Promise<string | undefined> {
  if (!pulumi.runtime.isDryRun()) return undefined;
  try {
    const urn = await knownOrNot(component.urn);
    const { state: outputs } = (await pulumi.runtime.invoke("pulumi:pulumi:getResource", {
      urn,
    })) as { readonly state?: Readonly<Record<string, unknown>> };
    const report = outputs?.["costReport"];
    return typeof report === "string" ? report : undefined;
  } catch {
    // An engine that answers otherwise: then it is not known what the component cost.
    return undefined;
  }
}

/** The value of an output, or undefined where it is unknown or its program refused. */
async function knownOrNot<T>(output: pulumi.Output<T>): Promise<T | undefined> {
  try {
    return await (output as unknown as { promise(): Promise<T | undefined> }).promise();
  } catch {
    return undefined;
  }
}
