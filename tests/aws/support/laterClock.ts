/**
 * Loaded before a command: its clock is 40 days ahead. What the emulator creates now is then old
 * enough to have a whole period of traffic behind it.
 */
export const LATER_MS = 40 * 86_400_000;

const Now = Date;

globalThis.Date = new Proxy(Now, {
  construct: (target, args: []) =>
    args.length === 0 ? new target(Now.now() + LATER_MS) : new target(...args),
  get: (target, property, receiver): unknown =>
    property === "now"
      ? () => Now.now() + LATER_MS
      : Reflect.get(target, property, receiver === globalThis.Date ? target : receiver),
});
