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
