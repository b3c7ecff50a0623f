import { recordResources, settled } from "./mocks";

/**
 * What stops a program after its constructors have returned: AWS's answer, or a value that turns out
 * wrong once it is known. Pulumi ends a program at the first rejection that nobody handles and prints it;
 * here they are collected, each message once. "" where nothing is refused.
 */
export async function lateRefusal(build: () => unknown): Promise<string> {
  const messages: string[] = [];
  let refused: (() => void) | undefined;
  const first = new Promise<void>((resolve) => (refused = resolve));
  const keep = (error: unknown) => {
    messages.push(error instanceof Error ? error.message : String(error));
    refused?.();
  };
  const others = process.rawListeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", keep);
  try {
    build();
    // Whatever waits for a resource that is not registered waits forever, so the first refusal ends it.
    await Promise.race([settled().catch(keep), first]);
    await untilQuiet(messages);
  } finally {
    process.removeListener("unhandledRejection", keep);
    for (const other of others) process.on("unhandledRejection", other as () => void);
    // Pulumi forgets with a new run what this one is still waiting for.
    await recordResources();
  }
  return [...new Set(messages)].join("\n");
}

/** Node.js tells of a rejection after the turn in which it was left alone, and one leads to others. */
async function untilQuiet(messages: readonly string[]): Promise<void> {
  let heard: number;
  do {
    heard = messages.length;
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
  } while (messages.length > heard);
}
