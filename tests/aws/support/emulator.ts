import { spawn } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { emulatorPython } from "../../../scripts/aws/emulator";

/** Longer than the emulator takes to start on a busy machine. */
const START_TIMEOUT_MS = 60_000;

export interface Emulator {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts the emulator on a free port of this machine; it ends with the tests. */
export async function startEmulator(): Promise<Emulator> {
  const python = await emulatorPython();
  const port = await freePort();
  const child = spawn(python, ["-m", "moto.server", "-H", "127.0.0.1", "-p", String(port)], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let printed = "";
  child.stderr.on("data", (data: Buffer) => (printed = (printed + data.toString()).slice(-4000)));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const kill = () => child.kill();
  process.once("exit", kill);
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      kill();
      throw new Error(`the AWS emulator did not start:\n${printed}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    stop: async () => {
      process.removeListener("exit", kill);
      kill();
      await ended;
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/moto-api/`)).ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
