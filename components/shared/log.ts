import * as pulumi from "@pulumi/pulumi";
import { printable } from "../../core/printable";

/** What a component says in a preview or a deployment, a line each: what AWS or an argument said steers no terminal. */
export function inform(lines: readonly string[], component: pulumi.Resource): void {
  void pulumi.log.info(lines.map(printable).join("\n"), component);
}

/** The same as a warning. */
export function warn(lines: readonly string[], component: pulumi.Resource): void {
  void pulumi.log.warn(lines.map(printable).join("\n"), component);
}
