import pc from "picocolors";

/** Colors only where a person looks: a terminal, without NO_COLOR and --no-color. */
export function colorsFor(
  stream: NodeJS.WriteStream,
  wanted: boolean,
): ReturnType<typeof pc.createColors> {
  return pc.createColors(wanted && stream.isTTY === true && pc.isColorSupported);
}
