import * as pulumi from "@pulumi/pulumi";
import { EchoVpc } from "./awsxVpc";

const TYPE = "awsx:ec2:Vpc";

/** Stands in for the plugin of @pulumi/awsx, of which the examples use one component. */
const provider: pulumi.provider.Provider = {
  version: process.env.ECHO_VERSION ?? "3.9.0",
  construct: (name, type, inputs, options) => {
    if (type !== TYPE) throw new Error(`The echo of awsx has ${TYPE} alone, not ${type}.`);
    const vpc = new EchoVpc(name, inputs, options);
    return Promise.resolve({ urn: vpc.urn, state: vpc.state });
  },
};

pulumi.provider.main(provider, process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
