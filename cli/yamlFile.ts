import { error, formatIssue, type Issue } from "../core/issues";
import { readYaml, type TextPlace, type YamlProblem } from "../core/yamlText";
import { UserError } from "./exit";

/** `prices.yaml:3:5` */
export function placeText(label: string, { line, column }: TextPlace): string {
  return `${label}:${line}:${column}`;
}

export function yamlIssues(label: string, problems: readonly YamlProblem[]): Issue[] {
  return problems.map(({ at, message, wayOut }) =>
    error("yaml", [], { place: placeText(label, at), message, wayOut }),
  );
}

export interface YamlFile {
  readonly data: unknown;
  /** An issue as a line, with its place in the file. */
  readonly describe: (issue: Issue) => string;
}

/** Plain data of a YAML or JSON text, or the error that names every place where it is none. */
export function yamlFile(file: string, text: string): YamlFile {
  const label = file === "-" ? "(stdin)" : file;
  const { data, problems, locate } = readYaml(text);
  if (problems.length > 0) throw new UserError(`${label}: no YAML`, yamlIssues(label, problems));
  const describe = (issue: Issue) => {
    const at = locate(issue.path);
    return at === undefined ? formatIssue(issue) : `${placeText(label, at)}: ${formatIssue(issue)}`;
  };
  return { data, describe };
}
