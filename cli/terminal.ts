/** Whether text is ASCII alone: as asked for, or because the terminal's locale shows no more. */
export function wantsAscii({ ascii }: { readonly ascii?: boolean }): boolean {
  return ascii === true || !speaksUtf8();
}

/**
 * Whether the terminal's locale shows more than ASCII, by the variables that POSIX reads in this order;
 * without any of them the locale is "C". Windows has no such variables, and its console is written in
 * Unicode.
 */
export function speaksUtf8(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  const { LC_ALL, LC_CTYPE, LANG } = environment;
  const locale = [LC_ALL, LC_CTYPE, LANG].find((value) => value !== undefined && value !== "");
  return locale === undefined ? platform === "win32" : /utf-?8/i.test(locale);
}

/** Narrower than this no table fits; wider than that no eye follows. */
const NARROWEST = 40;
const WIDEST = 300;

/** Columns of text reports: what COLUMNS says, as shells set it, or 80. */
export function columnsOf(environment: NodeJS.ProcessEnv = process.env): number {
  const { COLUMNS = "" } = environment;
  if (!/^[1-9]\d{0,5}$/.test(COLUMNS)) return 80;
  return Math.min(WIDEST, Math.max(NARROWEST, Number(COLUMNS)));
}
