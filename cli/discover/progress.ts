/** What is read right now, on one line that the next replaces; silent in a pipe. */
export interface Progress {
  readonly show: (text: string) => void;
  readonly clear: () => void;
}

const CLEAR_LINE = "\r\u001b[K";

export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { show: () => undefined, clear: () => undefined };
  return {
    show: (text) => void stream.write(`${CLEAR_LINE}Reading ${text} …`),
    clear: () => void stream.write(CLEAR_LINE),
  };
}
