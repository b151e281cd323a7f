import { describe, expect, it } from "vitest";
import { NdjsonSplitter } from "@/lib/formats/ndjson";
import { ALL_TAKEN, draftToExampleMapping, USUALLY_TAKEN } from "./example-draft";
import { fieldUses, odditiesOf, shapesOf } from "./field-account";
import { exampleMappingSchema } from "./mapping-schema";
import { pathsWithin } from "./nested-paths";
import { previewExamples } from "./preview";
import { examplesOf } from "./read-examples";

const LINES = [
  '{"prompt":"one","response":"first"}',
  '{"prompt":"two","response":" "}',
  '{"prompt":"three","response":"x","response":"y"}',
  '{"text":"four","note":"n"}',
  '{"prompt":"five","response":"a","chosen":"b"}',
].join("\n");
const events = [...new NdjsonSplitter().push(new TextEncoder().encode(`${LINES}\n`))];
const PLAIN = { kind: "" as const, id: [], unordered: false, targets: {} };

/** By line: the text that was read, or the code of the refusal. */
function taken(mapping: object) {
  return events
    .flatMap((event) => examplesOf(event, { mapping: exampleMappingSchema.parse(mapping) }))
    .map((event) => {
      if ("error" in event) return event.error.code;
      return "response" in event.value ? event.value.response : event.value.kind;
    });
}

describe("records of which something is odd", () => {
  it("are taken or refused as the mapping says, each with a code of its own", () => {
    expect(taken({})).toEqual(["first", " ", "repeated-key", "text", "telling-field"]);
    expect(taken({ repeatedKeys: true })).toEqual(["first", " ", "y", "text", "telling-field"]);
    expect(taken({ emptyResponses: false })).toEqual([
      "first",
      "empty-response",
      "repeated-key",
      "text",
      "telling-field",
    ]);
    expect(taken({ kinds: ["text"] })).toEqual([
      "unwanted-kind",
      "unwanted-kind",
      "repeated-key",
      "text",
      "telling-field",
    ]);
  });

  it("are counted whether they are taken or not", () => {
    for (const choice of [ALL_TAKEN, { ...ALL_TAKEN, refusedKinds: ["text" as const] }]) {
      const all = draftToExampleMapping(PLAIN, undefined, ALL_TAKEN);
      expect(draftToExampleMapping(PLAIN, undefined, choice)).toBeDefined();
      expect(odditiesOf(events, previewExamples(events, { mapping: all }))).toEqual({
        kinds: [
          { kind: "text", records: 1 },
          { kind: "instruction", records: 3 },
        ],
        emptyResponses: 1,
        repeatedKeys: 1,
      });
    }
  });

  it("make no mapping where the usual is chosen", () => {
    expect(draftToExampleMapping(PLAIN, undefined, USUALLY_TAKEN)).toBeUndefined();
    expect(draftToExampleMapping(PLAIN, undefined, { ...USUALLY_TAKEN, refusedKinds: ["text"] })?.kinds).not.toContain(
      "text",
    );
    expect(draftToExampleMapping(PLAIN, undefined, { ...USUALLY_TAKEN, emptyResponses: false })).toMatchObject({
      emptyResponses: false,
    });
  });
});

describe("the account of a file", () => {
  const read = previewExamples(events, {});

  it("counts what becomes of each field, and which fields stop records", () => {
    const columns = ["chosen", "prompt", "response", "text", "note"];
    expect(fieldUses(read, columns)).toEqual([
      { field: "chosen", fates: [{ became: "asks", records: 1 }] },
      { field: "prompt", fates: [{ became: "prompt", records: 2 }] },
      { field: "response", fates: [{ became: "response", records: 2 }] },
      { field: "text", fates: [{ became: "text", records: 1 }] },
      { field: "note", fates: [{ became: "extra", records: 1 }] },
    ]);
  });

  it("says which shapes were found", () => {
    expect(shapesOf(read)).toEqual([
      { shape: "instruction", records: 2 },
      { shape: "plain-text", records: 1 },
    ]);
  });
});

describe("paths within a column", () => {
  it("lead to all that stands in objects, lists and JSON text", () => {
    const records = [
      { log: '{"q":"Q","turns":[{"content":"a"},{"content":"b"}]}' },
      { log: { meta: { lang: "en" } } },
      { log: "" },
    ];
    expect(pathsWithin(records, "log")).toEqual([
      "log.q",
      "log.turns[0].content",
      "log.turns[1].content",
      "log.meta.lang",
    ]);
  });

  it("are none where a column holds plain values, also in some records only", () => {
    expect(pathsWithin([{ a: "text" }, { a: '{"b":1}' }], "a")).toEqual([]);
    expect(pathsWithin([{ a: null }], "a")).toEqual([]);
    expect(pathsWithin([{ a: '[{"tone":{"label":"nice"}}]' }], "a")).toEqual(["a.tone.label"]);
    expect(pathsWithin(["a line"], "a")).toEqual([]);
  });

  it("are few, however much stands in it", () => {
    const wide = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, 1]));
    expect(pathsWithin([{ a: wide }], "a")).toHaveLength(40);
  });
});
