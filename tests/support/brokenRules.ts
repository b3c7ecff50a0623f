/** What a refusal is about, without its words: `severity path [rule]` of each finding, sorted. */
export function brokenRules(message: string): string[] {
  return [...message.matchAll(/^\s*(?:warning: )?(error|warning) (.+?): .* \[([\w-]+)\]$/gm)]
    .map(([, severity, path, rule]) => `${severity} ${path} [${rule}]`)
    .sort();
}
