import { error, type Issue, type Path } from "../issues";

/** TCP ports for a security group: some, and each from 1 to 65,535. */
export function checkPorts(ports: readonly number[], path: Path): Issue[] {
  if (ports.length === 0) {
    return [
      error("some-port", path, {
        value: [],
        message: "no port would be open, so nobody could connect",
        wayOut: "Name the service's ports, or leave the property out for 443",
      }),
    ];
  }
  return ports.flatMap((port, index): Issue[] =>
    Number.isInteger(port) && port >= 1 && port <= 65_535
      ? []
      : [
          error("port-number", [...path, index], {
            value: port,
            message: "not a TCP port",
            wayOut: "Give a whole number from 1 to 65,535",
          }),
        ],
  );
}
