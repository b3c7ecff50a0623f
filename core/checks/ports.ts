import { propertyPath, type Issue } from "../issues";

/** TCP ports for a security group: some, and each from 1 to 65,535. */
export function checkPorts(ports: readonly number[], path: readonly (string | number)[]): Issue[] {
  if (ports.length === 0) {
    return [
      {
        severity: "error",
        rule: "some-port",
        path: propertyPath(path),
        value: [],
        message: "no port would be open, so nobody could connect",
        wayOut: "Name the service's ports, or leave the property out for 443",
      },
    ];
  }
  return ports.flatMap((port, index): Issue[] =>
    Number.isInteger(port) && port >= 1 && port <= 65_535
      ? []
      : [
          {
            severity: "error",
            rule: "port-number",
            path: propertyPath([...path, index]),
            value: port,
            message: "not a TCP port",
            wayOut: "Give a whole number from 1 to 65,535",
          },
        ],
  );
}
