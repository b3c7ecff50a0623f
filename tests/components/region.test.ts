import assert from "node:assert/strict";
import { privateNamesIn } from "../../components/shared/region";
import { serviceDetails } from "../../core/catalog";
import type { ServiceDetails } from "../../core/catalog/serviceDetails";

describe("private names of a service whose Region shows only later", () => {
  const logs = serviceDetails("logs", "us-east-1") as ServiceDetails;

  it("are those of the Region that shows, in the domain of its partition", () => {
    assert.deepEqual(privateNamesIn(logs, "cn-north-1"), ["logs.cn-north-1.amazonaws.com.cn"]);
  });

  it("stay as they are where the caller gave them, or the catalog does not know the service", () => {
    const privateDnsNames = ["logs.example.com"];
    const given: ServiceDetails = { ...logs, privateDnsConfidence: "given", privateDnsNames };
    assert.deepEqual(privateNamesIn(given, "cn-north-1"), privateDnsNames);
    const unknown: ServiceDetails = { ...logs, inCatalog: false, privateDnsNames };
    assert.deepEqual(privateNamesIn(unknown, "cn-north-1"), privateDnsNames);
  });
});
