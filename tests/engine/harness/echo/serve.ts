import * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Failure } from "./check";
import type { Change } from "./diff";
import { importedInputs } from "./imports";
import type { EchoProvider } from "./provider";
import { table } from "./table";
import { typeOfUrn, type Properties } from "./values";

const { Kind } = proto.PropertyDiff;
const KINDS = {
  add: [Kind.ADD, Kind.ADD_REPLACE],
  delete: [Kind.DELETE, Kind.DELETE_REPLACE],
  update: [Kind.UPDATE, Kind.UPDATE_REPLACE],
} as const;

/** Serves the provider to the engine, which reads the port from the first line of output. */
export function serve(provider: EchoProvider): void {
  const server = new grpc.Server({ "grpc.max_receive_message_length": 400 * 1024 * 1024 });
  server.addService(ResourceProviderService, {
    ...plugin(provider),
    ...resources(provider),
  });
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error !== null) throw error;
    console.log(port);
  });
}

function plugin(provider: EchoProvider) {
  return {
    attach: unary(() => new Empty()),
    cancel: unary(() => new Empty()),
    getPluginInfo: unary(() => new PluginInfo().setVersion(table.version)),
    getSchema: unary(() => new proto.GetSchemaResponse().setSchema(schema())),
    checkConfig: unary((request: proto.CheckRequest) =>
      checked(provider.checkConfig(plain(request.getNews())), plain(request.getNews())),
    ),
    diffConfig: unary(() => new proto.DiffResponse()),
    configure: unary((request: proto.ConfigureRequest) => {
      provider.configure(plain(request.getArgs()));
      return new proto.ConfigureResponse().setSupportspreview(true);
    }),
    invoke: unary((request: proto.InvokeRequest) =>
      new proto.InvokeResponse().setReturn(
        struct(provider.invoke(request.getTok(), plain(request.getArgs()))),
      ),
    ),
  };
}

function resources(provider: EchoProvider) {
  return {
    check: unary((request: proto.CheckRequest) => {
      const { failures, inputs } = provider.check(
        request.getUrn(),
        plain(request.getOlds()),
        plain(request.getNews()),
      );
      return checked(failures, inputs);
    }),
    diff: unary((request: proto.DiffRequest) => {
      const { changes, deleteBeforeReplace } = provider.diff(
        request.getUrn(),
        request.getId(),
        plain(request.getOldInputs()),
        plain(request.getNews()),
      );
      return diffed(changes).setDeletebeforereplace(deleteBeforeReplace);
    }),
    create: unary((request: proto.CreateRequest) => {
      const inputs = plain(request.getProperties());
      const { id, outputs } = provider.create(request.getUrn(), inputs, request.getPreview());
      return new proto.CreateResponse().setId(id).setProperties(struct(outputs));
    }),
    update: unary((request: proto.UpdateRequest) =>
      new proto.UpdateResponse().setProperties(
        struct(
          provider.update(
            request.getUrn(),
            request.getId(),
            plain(request.getOlds()),
            plain(request.getNews()),
            request.getPreview(),
          ),
        ),
      ),
    ),
    delete: unary((request: proto.DeleteRequest) => {
      provider.delete(request.getUrn(), request.getId());
      return new Empty();
    }),
    read: unary((request: proto.ReadRequest) => {
      const { inputs, outputs } = provider.read(
        request.getUrn(),
        request.getId(),
        plain(request.getInputs()),
        plain(request.getProperties()),
      );
      // An import has no inputs yet.
      const found =
        request.getInputs() === undefined
          ? importedInputs(typeOfUrn(request.getUrn()), outputs)
          : inputs;
      return new proto.ReadResponse()
        .setId(request.getId())
        .setInputs(struct(found))
        .setProperties(struct(outputs));
    }),
  };
}

type Handler<Request, Response> = (
  call: grpc.ServerUnaryCall<Request, Response>,
  done: grpc.sendUnaryData<Response>,
) => void;

/** A call with one answer; what it throws is the message that the engine shows. */
function unary<Request, Response>(
  work: (request: Request) => Response,
): Handler<Request, Response> {
  return (call, done) => {
    try {
      done(null, work(call.request));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      done({ code: grpc.status.UNKNOWN, message });
    }
  };
}

function checked(failures: readonly Failure[], inputs: Properties): proto.CheckResponse {
  return new proto.CheckResponse()
    .setInputs(struct(inputs))
    .setFailuresList(
      failures.map(({ property, reason }) =>
        new proto.CheckFailure().setProperty(property).setReason(reason),
      ),
    );
}

function diffed(changes: readonly Change[]): proto.DiffResponse {
  const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
  const properties = (list: readonly Change[]) => [...new Set(list.map((one) => one.property))];
  const response = new proto.DiffResponse()
    .setChanges(changes.length > 0 ? DIFF_SOME : DIFF_NONE)
    .setDiffsList(properties(changes))
    .setReplacesList(properties(changes.filter((change) => change.replaces)))
    .setHasdetaileddiff(true);
  for (const { path, kind, replaces } of changes) {
    const detail = new proto.PropertyDiff().setKind(KINDS[kind][replaces ? 1 : 0]);
    response.getDetaileddiffMap().set(path, detail.setInputdiff(true));
  }
  return response;
}

/** Enough for the engine to bind references to these resources. */
function schema(): string {
  const resources = Object.keys(table.resources).map((token) => [token, {}] as const);
  return JSON.stringify({
    name: "aws",
    version: table.version,
    resources: Object.fromEntries(resources),
  });
}

function plain(from: Struct | undefined): Properties {
  return from?.toJavaScript() ?? {};
}

function struct(from: Properties): Struct {
  return Struct.fromJavaScript(from);
}
