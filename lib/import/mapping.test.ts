import { describe, expect, it } from "vitest";
import { applyMapping } from "@/lib/import/mapping";
import { type ExampleMappingInput, exampleMappingSchema } from "@/lib/import/mapping-schema";

function apply(mapping: ExampleMappingInput, record: unknown) {
  const result = applyMapping(exampleMappingSchema.parse(mapping), record);
  return result.ok ? result.example : result.message;
}

describe("applyMapping", () => {
  it("puts columns where the user says and keeps the rest", () => {
    const mapping = {
      kind: "instruction" as const,
      fields: {
        prompt: "q",
        response: "a",
        id: "nr",
        "slice:topic": "category",
        "provenance:licence": { constant: "CC0" },
      },
    };
    expect(apply(mapping, { nr: 7, q: "Why?", a: "Because.", category: "law", votes: "3" })).toEqual({
      id: "7",
      kind: "instruction",
      prompt: "Why?",
      response: "Because.",
      slices: { topic: "law" },
      provenance: { licence: "CC0", extra: { votes: "3" } },
    });
  });

  it("finds the kind when none is chosen", () => {
    expect(
      apply({ fields: { chosen: "winner", rejected: "loser" } }, { prompt: "Q", winner: "a", loser: "b" }),
    ).toMatchObject({
      kind: "preference",
    });
    expect(apply({ fields: { score: "helpfulness" } }, { prompt: "Q", response: "A", helpfulness: "4" })).toMatchObject(
      {
        kind: "reward",
        score: 4,
      },
    );
  });

  it("joins columns to an id and reaches into nested JSON", () => {
    const mapping = {
      fields: { id: { columns: ["a", "b"], unordered: true }, text: "body.text", "slice:lang": "meta.lang" },
    };
    expect(apply(mapping, { a: 15, b: 4, body: { text: "t" }, meta: { lang: "en", x: 1 } })).toMatchObject({
      id: "4,15",
      text: "t",
      slices: { lang: "en" },
      provenance: { extra: { meta: { lang: "en", x: 1 } } },
    });
  });

  it("reaches by a path into lists and into JSON text, and keeps what is around it with the origin", () => {
    const turns = [
      { role: "user", content: "Q" },
      { role: "assistant", content: "A" },
    ];
    const fields = { prompt: "log.turns[0].content", response: "log.turns[-1].content" };
    for (const log of [{ turns }, JSON.stringify({ turns }), { turns: JSON.stringify(turns) }]) {
      expect(apply({ fields }, { log, n: 1 })).toEqual({
        kind: "instruction",
        prompt: "Q",
        response: "A",
        provenance: { extra: { log, n: 1 } },
      });
    }
    // A name with a dot in it is a name; and a column that was opened is not read by its own name too.
    const dotted = { "answer.text": "A", messages: turns };
    expect(apply({ fields: { prompt: "messages[0].content", response: "answer.text" } }, dotted)).toEqual({
      kind: "instruction",
      prompt: "Q",
      response: "A",
      provenance: { extra: { messages: turns } },
    });
    expect(
      apply({ kind: "instruction", fields: { prompt: "messages[7].content" } }, { ...dotted, response: "A" }),
    ).toBe('"prompt" is missing (from "messages[7].content")');
  });

  it("says of each column what it becomes, by the names of the file", () => {
    const mapping = exampleMappingSchema.parse({
      fields: { prompt: "q", "slice:topic": "t", "extra:chosen": "chosen" },
      ignore: ["secret"],
    });
    const read = applyMapping(mapping, {
      q: "Q",
      response: "A",
      t: "law",
      chosen: "x",
      secret: "s",
      note: "n",
      empty: "",
    });
    expect(read.ok && Object.fromEntries(read.fates().map(({ field, became }) => [field, became]))).toEqual({
      q: "prompt",
      response: "response",
      t: "slice:topic",
      chosen: "extra",
      secret: "left out",
      note: "extra",
    });
  });

  it("keeps responses under their letters, and refuses a gap instead of moving them up", () => {
    const mapping = {
      kind: "preference" as const,
      fields: { "response:B": "two", "response:A": "one", "response:C": "three" },
    };
    expect(apply(mapping, { prompt: "Q", one: "1", two: "2", three: "3" })).toMatchObject({
      responses: [{ text: "1" }, { text: "2" }, { text: "3" }],
    });
    expect(apply(mapping, { prompt: "Q", one: "1", two: "2", three: "" })).toMatchObject({
      responses: [{ text: "1" }, { text: "2" }],
    });
    expect(apply(mapping, { prompt: "Q", one: "1", two: "", three: "3" })).toBe('"responses[1].text" is empty');
  });

  it("keeps a column whose name was given to another one, and leaves out what is to be ignored", () => {
    const mapping = { kind: "text" as const, fields: { text: "body", "extra:link": "url" }, ignore: ["secret"] };
    expect(apply(mapping, { text: "headline", body: "t", url: "u", secret: "s" })).toEqual({
      kind: "text",
      text: "t",
      provenance: { extra: { text: "headline", link: "u" } },
    });
  });

  it("adds mapped members to slices and provenance that the record already has", () => {
    const mapping = { fields: { "slice:topic": "t", "extra:x": "x" } };
    const record = { text: "a", t: "law", x: 1, slices: { lang: "en" }, provenance: { source: "s", extra: { y: 2 } } };
    expect(apply(mapping, record)).toEqual({
      kind: "text",
      text: "a",
      slices: { topic: "law", lang: "en" },
      provenance: { source: "s", extra: { x: 1, y: 2 } },
    });
  });

  it("names the column when a mapped field is missing", () => {
    expect(apply({ kind: "instruction", fields: { prompt: "question" } }, { answer: "A" })).toBe(
      '"prompt" is missing (from "question")',
    );
    expect(apply({ fields: { id: { columns: ["a", "b"] } } }, { text: "t", a: "1,2", b: "3" })).toBe(
      '"id": column "a" contains the separator ,; choose another separator',
    );
  });

  it("refuses a mapping to a field that does not exist", () => {
    for (const target of ["promt", "slice:", "response:AA", "provenance:author"]) {
      expect(exampleMappingSchema.safeParse({ fields: { [target]: "x" } }).success).toBe(false);
    }
  });
});
