import { UserError } from "./exit";

/** What the HTML report draws with. */
export const HTML_LIBRARY = {
  who: "--format html",
  what: "a library for its pictures",
  names: ["echarts"],
} as const;

/** Loads what needs a library that most users of the package do without, or says how to install it. */
export async function withLibrary<T>(
  load: () => Promise<T>,
  { who, what, names }: { who: string; what: string; names: readonly string[] },
): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const missing = names.some((name) => message.includes(`'${name}`));
    if (code !== "MODULE_NOT_FOUND" || !missing) throw error;
    throw new UserError(
      `${who} needs ${what}, which is not installed. ` +
        `Run \`npm install ${names.join(" ")}\` beside pulumi-vpc-endpoints`,
    );
  }
}
