import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { factNamed } from "./catalogue";
import type { FactExample, FactMaker, FactPart, FactSpan, FactValue } from "./fact";
import { SHAPE_MAKER } from "./shape-maker";
import { TEXT_MAKERS } from "./text-makers";

const MAKERS: readonly FactMaker[] = [...TEXT_MAKERS, SHAPE_MAKER];

const pieces = fc.constantFrom(
  "a",
  " ",
  "\n",
  "\r\n",
  "\ud800",
  "\udc00",
  "😀",
  "\u202e",
  "\u0000",
  "\u200d",
  "İ",
  "ß",
  "```",
  "`",
  "<p>",
  "<|im_start|>",
  "<think>",
  "[INST]",
  "I'm sorry, but I can't",
  "As an AI language model",
  "抱歉，我无法",
  "- item\n",
  "return JSON",
  "{",
  "https://x.y",
  "**",
  "Lorem ipsum ",
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((some) => some.join("")),
  fc.string({ unit: "binary", maxLength: 200 }),
);

const part = (text: string, kind: FactPart["kind"], place = 0, speaker?: FactPart["speaker"]): FactPart => ({
  kind,
  place,
  text,
  ...(speaker && { speaker }),
});

const examples: fc.Arbitrary<FactExample> = fc.record({
  kind: fc.constantFrom<FactExample["kind"]>("text", "instruction", "preference", "reward", "conversation"),
  parts: fc.array(
    fc
      .tuple(
        texts,
        fc.constantFrom<FactPart["kind"]>("text", "system", "prompt", "response", "turn", "context"),
        fc.constantFrom<NonNullable<FactPart["speaker"]>>("system", "user", "assistant", "tool"),
      )
      .map(([text, kind, speaker]) => part(text, kind, 0, speaker)),
    { maxLength: 6 },
  ),
  toolCalls: fc.array(
    fc.record(
      { turn: fc.nat(6), name: fc.string(), arguments: fc.anything() },
      { requiredKeys: ["name", "arguments"] },
    ),
    { maxLength: 3 },
  ),
  tools: fc.array(fc.string(), { maxLength: 3 }),
});

function expectValue(name: string, value: FactValue | undefined, text: string): void {
  const { kind } = factNamed(name)!;
  if (value === null || value === undefined) return;
  if (kind === "flag") expect(typeof value).toBe("boolean");
  else if (kind === "count") expect(Number.isInteger(value) && (value as number) >= 0).toBe(true);
  else if (kind === "number") expect(Number.isFinite(value) && (value as number) >= 0).toBe(true);
  else if (kind === "list") expectSpans(value as FactSpan[], text);
}

/** Ascending and apart, within the text, and so of whole code points. */
function expectSpans(spans: readonly FactSpan[], text: string): void {
  let reached = 0;
  for (const { from, to } of spans) {
    expect(from).toBeGreaterThanOrEqual(reached);
    expect(to).toBeGreaterThan(from);
    reached = to;
  }
  expect(reached).toBeLessThanOrEqual([...text].length);
}

describe("whatever a text holds", () => {
  it.each(MAKERS.map((maker) => [maker.name, maker] as const))("%s finds what the catalogue says", (_, maker) => {
    fc.assert(
      fc.property(examples, (example) => {
        const made = maker.make(example, undefined);
        expect(made.parts).toHaveLength(example.parts.length);
        for (const { name, on } of maker.facts) {
          if (on === "example") expectValue(name, made.example[name], "");
          else
            for (const [index, { text }] of example.parts.entries()) expectValue(name, made.parts[index]![name], text);
        }
        expect(maker.make(example, undefined)).toEqual(made);
      }),
      { numRuns: 200 },
    );
  });

  it("finds the same in a text whatever stands in the other parts", () => {
    fc.assert(
      fc.property(texts, texts, (text, other) => {
        for (const maker of TEXT_MAKERS) {
          const base = { kind: "instruction" as const, toolCalls: [], tools: [] };
          const alone = maker.make({ ...base, parts: [part(text, "prompt")] }, undefined).parts[0];
          const both = maker.make({ ...base, parts: [part(other, "system"), part(text, "prompt")] }, undefined)
            .parts[1];
          expect(both).toEqual(alone);
        }
      }),
      { numRuns: 50 },
    );
  });

  it.each<[string, string]>([
    ["letters", "a"],
    ["line feeds", "\n"],
    ["half pairs", "\ud800a"],
    ["begun refusals", "i'm sorry, but i can't assist i'm "],
    ["backticks", "` `` ``` "],
  ])("takes 2 MB of %s", (_, piece) => {
    const text = piece.repeat(2_000_000 / piece.length);
    const example: FactExample = {
      kind: "instruction",
      parts: [part("Why?", "prompt"), part(text, "response")],
      toolCalls: [],
      tools: [],
    };
    for (const maker of MAKERS) expect(maker.make(example, undefined).parts).toHaveLength(2);
  });

  it("takes 10,000 turns", () => {
    const turns = Array.from({ length: 10_000 }, (_, place) =>
      part(`turn ${place}`, "turn", place, place % 2 === 0 ? "user" : "assistant"),
    );
    const example: FactExample = { kind: "conversation", parts: turns, toolCalls: [], tools: [] };
    for (const maker of MAKERS) expect(maker.make(example, undefined).parts).toHaveLength(10_000);
    expect(SHAPE_MAKER.make(example, undefined).example).toMatchObject({ turns: 10_000, odd_roles: false });
  });
});
