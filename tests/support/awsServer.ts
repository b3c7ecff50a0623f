import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** One request as AWS's services tell them apart: the action, and what was given with it. */
export interface AwsRequest {
  readonly action: string;
  readonly parameters: URLSearchParams;
  /** How often this action was asked for before. */
  readonly earlier: number;
}

export interface AwsAnswer {
  readonly status?: number;
  readonly body: string;
}

export interface AwsServer {
  readonly url: string;
  /** Actions in the order in which they were asked for. */
  readonly asked: readonly string[];
  /** Access keys that requests were signed with. */
  readonly accessKeys: ReadonlySet<string>;
  readonly close: () => Promise<void>;
}

/** A server on this machine that answers in EC2's and CloudWatch's own format, as a test says. */
export async function awsServer(answer: (request: AwsRequest) => AwsAnswer): Promise<AwsServer> {
  const asked: string[] = [];
  const accessKeys = new Set<string>();
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const target = request.headers["x-amz-target"];
      const json = typeof target === "string";
      const parameters = json ? new URLSearchParams() : new URLSearchParams(body);
      const action = json ? (target.split(".").at(-1) ?? "") : (parameters.get("Action") ?? "");
      const earlier = asked.filter((one) => one === action).length;
      asked.push(action);
      const signed = /Credential=([^/]+)/.exec(request.headers.authorization ?? "");
      accessKeys.add(signed?.[1] ?? "");
      const { status = 200, body: text } = answer({ action, parameters, earlier });
      response.writeHead(status, {
        "content-type": json ? "application/x-amz-json-1.0" : "text/xml",
      });
      response.end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    accessKeys,
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** `<DescribeVpcsResponse>…`, as EC2 writes it. */
export function ec2Answer(action: string, content: string): AwsAnswer {
  return {
    body: `<${action}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId>${content}</${action}Response>`,
  };
}

export function ec2Error(status: number, code: string, message: string): AwsAnswer {
  return {
    status,
    body: `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>r</RequestID></Response>`,
  };
}

export function jsonError(status: number, code: string, message: string): AwsAnswer {
  return { status, body: JSON.stringify({ __type: code, message }) };
}
