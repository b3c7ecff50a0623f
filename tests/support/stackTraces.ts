/**
 * Pulumi's runtime notes the stack of every promise that it makes, for an error that it seldom prints.
 * ts-node would map each of their frames to the TypeScript: a third of the time of all tests.
 */
const map = Error.prepareStackTrace?.bind(Error);

Error.prepareStackTrace = (error, frames) =>
  map === undefined || /[\\/]runtime[\\/]debuggable\.js$/.test(frames[0]?.getFileName() ?? "")
    ? String(error)
    : (map(error, frames) as unknown);
