import { join } from "node:path";

/** The CLI and SDK release that the engine is built from; `go/cli/go.mod` pins the same. */
const CLI_VERSION = "v3.259.0";
/** The last SDK release that carries the Node.js, Python and Go language hosts as packages. */
const HOSTS_VERSION = "v3.66.0";
const YAML_VERSION = "v1.38.1";
const JAVA_VERSION = "v1.34.0";
const SDK_MODULE = "github.com/pulumi/pulumi/sdk/v3";
const SDK_VERSION_VARIABLE = `${SDK_MODULE}/go/common/version.Version`;

/** Folders with a go.mod and a go.sum; the old hosts need a dependency graph of their own. */
export const GO_MODULES = {
  cli: join(__dirname, "go", "cli"),
  hosts: join(__dirname, "go", "hosts"),
} as const;

/** One binary to build. */
export interface Tool {
  readonly name: string;
  readonly module: keyof typeof GO_MODULES;
  readonly goPackage: string;
  readonly version: string;
  /** Linker variable that holds the version, if the binary has one. */
  readonly versionVariable?: string;
}

/** Writes a package's SDKs from its schema: the old hosts cannot answer `package gen-sdk`. */
export const GENSDK: Tool = {
  name: "gensdk",
  module: "cli",
  goPackage: "./gensdk",
  version: CLI_VERSION,
};

/** In build order: the CLI first, because the tools after it reuse most of what it compiles. */
export const ENGINE_TOOLS: readonly Tool[] = [
  {
    name: "pulumi",
    module: "cli",
    goPackage: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    version: CLI_VERSION,
    versionVariable: SDK_VERSION_VARIABLE,
  },
  {
    name: "pulumi-language-yaml",
    module: "cli",
    goPackage: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
    version: YAML_VERSION,
    versionVariable: "github.com/pulumi/pulumi-yaml/pkg/version.Version",
  },
  {
    name: "pulumi-language-java",
    module: "cli",
    goPackage: "github.com/pulumi/pulumi-java/pkg/cmd/pulumi-language-java",
    version: JAVA_VERSION,
    versionVariable: "github.com/pulumi/pulumi-java/pkg/version.Version",
  },
  host("pulumi-language-nodejs", "nodejs/cmd/pulumi-language-nodejs"),
  host("pulumi-language-python", "python/cmd/pulumi-language-python"),
  host("pulumi-language-go", "go/pulumi-language-go"),
];

/** A script of the SDK module, not a binary: it has to lie beside the Python host. */
export const PYTHON_EXEC = {
  name: "pulumi-language-python-exec",
  module: "cli" as const,
  sdkModule: `${SDK_MODULE}@${CLI_VERSION}`,
  pathInModule: join("python", "cmd", "pulumi-language-python-exec"),
};

/** Every file of a usable engine. */
export const ENGINE_FILES: readonly string[] = [
  ...ENGINE_TOOLS.map((tool) => tool.name),
  PYTHON_EXEC.name,
];

/** Oldest CLI whose engine runs what the tests assert on. */
export const OLDEST_CLI: readonly [number, number, number] = [3, 230, 0];
/** The `go` line of both go.mod files. */
export const OLDEST_GO: readonly [number, number, number] = [1, 25, 11];

function host(name: string, path: string): Tool {
  return {
    name,
    module: "hosts",
    goPackage: `${SDK_MODULE}/${path}`,
    version: HOSTS_VERSION,
    versionVariable: SDK_VERSION_VARIABLE,
  };
}
