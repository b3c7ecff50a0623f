import assert from "node:assert/strict";
import fc from "fast-check";
import { blockOf } from "../../reach/addresses";
import { Network } from "../../reach/lookup";
import type { NetworkData } from "../../reach/network";
import { Unknown } from "../../reach/values";
import { Walk, type Proof } from "../../reach/walk";
import { allCases, type WrittenQuestion } from "./support/cases";
import { networkOf } from "./support/network";

/** Every question of the corpus, with its network. */
const questions = allCases().flatMap(({ title, network, ask }) =>
  ask.map((question) => ({ title, question, data: networkOf(network) })),
);
const question = fc.constantFrom(...questions);

type Lists = Record<string, readonly object[]>;

function prove(data: NetworkData, { from, name, port }: WrittenQuestion): Proof {
  const [first, last] = String(port ?? 443).split("-");
  const ports = { protocol: "tcp", from: Number(first), to: Number(last ?? first) };
  return new Walk(new Network(data)).prove({ subnet: from, name, ports });
}

/** Properties that are the program's own and never unknown. */
const ALWAYS_KNOWN = new Set([
  "key",
  "name",
  "origin",
  "blackhole",
  "kind",
  "direction",
  "addresses",
]);

/** A thing of a network and a property of it that a preview may not know. */
function forgettable(data: NetworkData) {
  return Object.entries(data as unknown as Lists).flatMap(([list, things]) =>
    things.flatMap((thing, index) =>
      Object.entries(thing).flatMap(([property, value]) =>
        ALWAYS_KNOWN.has(property) ||
        value === undefined ||
        (list === "prefixLists" && property === "service")
          ? []
          : [{ list, index, property }],
      ),
    ),
  );
}

function without(data: NetworkData, list: string, index: number, property: string): NetworkData {
  const lists = data as unknown as Lists;
  const things = (lists[list] ?? []).map((thing, place) => {
    if (place !== index) return thing;
    const value = (thing as Record<string, unknown>)[property];
    const unknown = new Unknown("nobody knows it any more");
    // A peering connection has two sides, and one of them is forgotten.
    return {
      ...thing,
      [property]: property === "vpcs" && Array.isArray(value) ? [unknown, value[1]] : unknown,
    };
  });
  return { ...data, [list]: things };
}

describe("verdicts of the corpus", () => {
  it("do not depend on the order of anything", () => {
    fc.assert(
      fc.property(question, fc.infiniteStream(fc.nat()), ({ question: asked, data }, numbers) => {
        const shuffled = Object.fromEntries(
          Object.entries(data as unknown as Lists).map(([list, things]) => [
            list,
            things
              .map((thing) => ({ thing, at: numbers.next().value as number }))
              .sort((a, b) => a.at - b.at)
              .map(({ thing }) => thing),
          ]),
        );
        const before = prove(data, asked);
        const after = prove(shuffled as unknown as NetworkData, asked);
        assert.equal(after.verdict, before.verdict);
        assert.deepEqual(after.crossings, before.crossings);
      }),
      { numRuns: 300 },
    );
  });

  it("become unknown or stay as they are when anything is forgotten, and never the opposite", () => {
    const opposite = new Set<string>();
    let forgotten = 0;
    for (const { question: asked, data } of questions) {
      const before = prove(data, asked).verdict;
      for (const { list, index, property } of forgettable(data)) {
        forgotten += 1;
        const after = prove(without(data, list, index, property), asked).verdict;
        if (after === before || after === "unknown") continue;
        opposite.add(`${list}.${property}: ${before} became ${after}`);
      }
    }
    assert.deepEqual([...opposite], []);
    assert.ok(forgotten > 10_000, String(forgotten));
  }).timeout(120_000);

  it("stay reachable when a security group or a network ACL allows more", () => {
    const anything = { ports: { protocol: "-1", from: 0, to: 65_535 } };
    fc.assert(
      fc.property(
        question,
        fc.nat(),
        fc.boolean(),
        ({ question: asked, data }, number, inGroup) => {
          if (prove(data, asked).verdict !== "reachable") return;
          const group = data.groups[number % data.groups.length]?.key ?? "";
          const acl = data.acls[number % data.acls.length]?.key ?? "";
          const everywhere = blockOf("0.0.0.0/0");
          const rule = { key: "more", name: "more", ...anything };
          const more: NetworkData = inGroup
            ? { ...data, groupRules: [...data.groupRules, { ...rule, group, source: everywhere }] }
            : {
                ...data,
                aclRules: [
                  ...data.aclRules,
                  ...(["in", "out"] as const).map((direction) => ({
                    ...rule,
                    acl,
                    direction,
                    number: 1,
                    allows: true,
                    block: everywhere,
                  })),
                ],
              };
          assert.equal(prove(more, asked).verdict, "reachable");
        },
      ),
      { numRuns: 300 },
    );
  });

  it("that are reachable have routes back, which are routes there for whoever answers", () => {
    let seen = 0;
    for (const { title, question: asked, data } of questions) {
      const walk = new Walk(new Network(data));
      const proof = walk.prove({
        subnet: asked.from,
        name: asked.name,
        ports: { protocol: "tcp", from: 443, to: 443 },
      });
      const { answer } = proof;
      if (proof.verdict !== "reachable" || answer?.kind !== "endpoint") continue;
      if (!proof.crossings.some((what) => what === "transitGateway" || what === "peering"))
        continue;
      seen += 1;
      const client = data.subnets.find(({ key }) => key === asked.from)?.vpc;
      for (const subnet of answer.endpoint.subnets as readonly string[]) {
        assert.equal(walk.wayTo(subnet, client as string).verdict, "reachable", title);
      }
    }
    assert.ok(seen >= 15, String(seen));
  });
});
