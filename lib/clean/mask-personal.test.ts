import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moveSpan } from "@/lib/core/text/position-map";
import { findPersonal } from "@/lib/facts/personal/find-personal";
import { readPlanted } from "@/lib/facts/personal/testing/corpus";
import { type Example, exampleSchema } from "@/lib/formats/example";
import { changeTexts } from "./example-texts";
import { maskPersonal } from "./mask-personal";

const text = (text: string): Example => ({ kind: "text", text });
const masked = (given: string) => {
  const { example } = maskPersonal(text(given));
  return example.kind === "text" ? example.text : "";
};
const textsOf = (example: Example): string[] => {
  const texts: string[] = [];
  changeTexts(example, (one) => {
    texts.push(one);
    return one;
  });
  return texts;
};

describe("maskPersonal", () => {
  it("gives one value one number in all turns, however it is written", () => {
    const { example, masked, maps } = maskPersonal({
      kind: "conversation",
      system: "You help jane@firma.de.",
      messages: [
        { role: "user", content: "I am Jane@Firma.de, not joe@firma.de. IBAN DE89370400440532013000" },
        {
          role: "assistant",
          content: "",
          toolCalls: [{ name: "pay", arguments: { to: "DE89 3704 0044 0532 0130 00", note: ["for joe@firma.de"] } }],
        },
        { role: "tool", content: '{"paid": "DE89370400440532013000"}' },
        { role: "assistant", content: "Done, jane@firma.de!" },
      ],
    });
    expect(example).toEqual({
      kind: "conversation",
      system: "You help <EMAIL_1>.",
      messages: [
        { role: "user", content: "I am <EMAIL_1>, not <EMAIL_2>. IBAN <IBAN_1>" },
        {
          role: "assistant",
          content: "",
          toolCalls: [{ name: "pay", arguments: { to: "<IBAN_1>", note: ["for <EMAIL_2>"] } }],
        },
        { role: "tool", content: '{"paid": "<IBAN_1>"}' },
        { role: "assistant", content: "Done, <EMAIL_1>!" },
      ],
    });
    expect(masked).toEqual([
      { placeholder: "<EMAIL_1>", type: "email", value: "jane@firma.de", count: 3 },
      { placeholder: "<EMAIL_2>", type: "email", value: "joe@firma.de", count: 2 },
      { placeholder: "<IBAN_1>", type: "iban", value: "DE89370400440532013000", count: 3 },
    ]);
    expect(maps.map(({ path }) => path.join("."))).toEqual([
      "system",
      "messages.0.content",
      "messages.1.toolCalls.0.arguments.to",
      "messages.1.toolCalls.0.arguments.note.0",
      "messages.2.content",
      "messages.3.content",
    ]);
  });

  it("replaces a value also where only its word elsewhere told what it is, but no piece of a longer word", () => {
    expect(masked("BSN 111222333. Later: 111222333, not 1112223334 nor x111222333.")).toBe(
      "BSN <NL_BSN_1>. Later: <NL_BSN_1>, not 1112223334 nor x111222333.",
    );
  });

  it("does not use again what stands there already", () => {
    expect(masked("<EMAIL_1> wrote to jane@firma.de and <EMAIL_3>, she to joe@firma.de")).toBe(
      "<EMAIL_1> wrote to <EMAIL_2> and <EMAIL_3>, she to <EMAIL_4>",
    );
  });

  it("moves spans: whole values to their placeholders, others by what is before them", () => {
    const { maps } = maskPersonal(text("👍 jane@firma.de wrote. jane@firma.de"));
    const map = maps[0]!.map;
    expect(moveSpan(map, { from: 2, to: 15 })).toEqual({ from: 2, to: 11, exact: true });
    expect(moveSpan(map, { from: 16, to: 21 })).toEqual({ from: 12, to: 17, exact: true });
    expect(moveSpan(map, { from: 2, to: 6 })).toEqual({ from: 2, to: 11, exact: false });
  });

  it("keeps steps and response the same text", () => {
    const steps = ["Ask jane@firma.de.", "Then jane@firma.de answers."];
    const { example } = maskPersonal({ kind: "instruction", prompt: "How?", response: steps.join("\n"), steps });
    expect(example).toMatchObject({
      response: "Ask <EMAIL_1>.\nThen <EMAIL_1> answers.",
      steps: ["Ask <EMAIL_1>.", "Then <EMAIL_1> answers."],
    });
  });

  it("takes an example without any as it is", () => {
    const given = text("Nothing here, at 10:30 on 2026-03-14.");
    expect(maskPersonal(given)).toEqual({ example: given, masked: [], maps: [] });
  });
});

const planted = readPlanted().map((one) => one.text);
const piece = fc.oneof(
  fc.constantFrom(...planted),
  fc.constantFrom(
    "<EMAIL_1>",
    "<PHONE_2>",
    " and ",
    "\n",
    "👍",
    "字",
    "jane@firma.de",
    "BSN 111222333",
    "111222333",
    "@",
    "+49 ",
    "password=",
  ),
);
const anyText = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(""));
const anyExample: fc.Arbitrary<Example> = fc.oneof(
  anyText.map(text),
  fc.tuple(anyText, anyText).map(([prompt, response]) => ({ kind: "instruction" as const, prompt, response })),
  fc.tuple(anyText, anyText, anyText).map(([prompt, a, b]) => ({
    kind: "preference" as const,
    prompt,
    responses: [
      { text: a, model: "m" },
      { text: b, messages: [{ role: "assistant" as const, content: b }] },
    ],
    contexts: [{ text: a, title: b }],
  })),
  fc.tuple(anyText, anyText, anyText).map(([system, question, argument]) => ({
    kind: "conversation" as const,
    system,
    messages: [
      { role: "user" as const, content: question },
      { role: "assistant" as const, content: "", toolCalls: [{ name: "f", arguments: { a: [argument, 1, null] } }] },
    ],
  })),
);

describe("of any example", () => {
  it("masking twice changes nothing more, and nothing is left to be found", () => {
    fc.assert(
      fc.property(anyExample, (given) => {
        const { example } = maskPersonal(given);
        expect(textsOf(example).flatMap(findPersonal)).toEqual([]);
        expect(maskPersonal(example)).toEqual({ example, masked: [], maps: [] });
        expect(exampleSchema.safeParse(example).success).toBe(exampleSchema.safeParse(given).success);
      }),
    );
  });

  it("no value that was replaced stands anywhere for itself", () => {
    fc.assert(
      fc.property(anyExample, (given) => {
        const { example, masked } = maskPersonal(given);
        for (const { value } of masked) {
          const alone = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(value)}(?![\\p{L}\\p{N}])`, "u");
          for (const one of textsOf(example)) expect(one).not.toMatch(alone);
        }
      }),
    );
  });

  it("all that was not replaced is as it was", () => {
    fc.assert(
      fc.property(anyExample, (given) => {
        const { example, maps } = maskPersonal(given);
        const before = textsOf(given);
        const paths: string[] = [];
        changeTexts(given, (one, path) => {
          paths.push(JSON.stringify(path));
          return one;
        });
        for (const [at, one] of textsOf(example).entries()) {
          const map = maps.find(({ path }) => JSON.stringify(path) === paths[at])?.map ?? [];
          let [from, to] = [0, 0];
          const [old, now] = [[...before[at]!], [...one]];
          for (const change of [...map, { from: old.length, to: old.length, length: 0 }]) {
            expect(now.slice(to, to + change.from - from)).toEqual(old.slice(from, change.from));
            to += change.from - from + change.length;
            from = change.to;
          }
        }
      }),
    );
  });
});

const escaped = (value: string) => value.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
