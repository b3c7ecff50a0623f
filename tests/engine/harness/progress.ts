const TICK_MS = 1000;

/**
 * Runs one step of a long job and shows it: on a terminal one line whose seconds count up, in a
 * pipe one line when it starts and one when it ends.
 */
export async function showStep(label: string, work: () => Promise<void>): Promise<void> {
  const terminal = process.stderr.isTTY;
  const start = Date.now();
  const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`;
  const redraw = () => process.stderr.write(`\r\u001b[K${label} … ${seconds()}`);
  if (!terminal) process.stderr.write(`${label} …\n`);
  const timer = terminal ? setInterval(redraw, TICK_MS) : undefined;
  try {
    await work();
    process.stderr.write(`${terminal ? "\r\u001b[K" : ""}${label}: done in ${seconds()}\n`);
  } catch (error) {
    process.stderr.write(`${terminal ? "\r\u001b[K" : ""}${label}: failed after ${seconds()}\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
