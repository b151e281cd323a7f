import fc from "fast-check";
import type { Example, Message } from "@/lib/formats/example";
import { jsonProblem } from "@/lib/formats/storable";

/** Texts that formats like to get wrong: quotes, line ends, delimiters, formulas, markup, other scripts. */
export const hardText = fc
  .array(
    fc.constantFrom(
      "a",
      "B",
      "é",
      "漢",
      "😀",
      '"',
      "'",
      ",",
      ";",
      "\t",
      "\n",
      "\r\n",
      " ",
      "=",
      "-",
      "<b>",
      "{",
      "\\",
      "\u202e",
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(""));

export const filledText = hardText.map((text) => `${text}x`);
const name = fc.stringMatching(/^[a-z]{1,6}$/);
const scalar = fc.oneof(filledText, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
const json = fc
  .jsonValue({ maxDepth: 2 })
  .map((value): unknown => JSON.parse(JSON.stringify(value)))
  .filter((value) => jsonProblem(value) === null);

const common = {
  id: fc.option(fc.stringMatching(/^[a-zA-Z0-9#:_/-]{1,12}$/), { nil: undefined }),
  system: fc.option(filledText, { nil: undefined }),
  reasoning: fc.option(filledText, { nil: undefined }),
  slices: fc.option(fc.dictionary(name, scalar, { minKeys: 1 }), { nil: undefined }),
  gold: fc.option(fc.dictionary(name, json, { minKeys: 1 }), { nil: undefined }),
  provenance: fc.option(
    fc.record({
      source: filledText,
      origin: fc.constantFrom("human" as const, "synthetic" as const),
      extra: fc.dictionary(name, json, { minKeys: 1 }),
    }),
    { nil: undefined },
  ),
};

const toolCalls = fc.array(
  fc.record({
    id: fc.option(name, { nil: undefined }),
    name,
    arguments: fc.option(fc.oneof(json, fc.constantFrom("5", "null", '{"a":1}', "[", "text")), {
      nil: undefined,
    }),
  }),
  { minLength: 1, maxLength: 2 },
);

const message: fc.Arbitrary<Message> = fc.oneof(
  fc.record({ role: fc.constantFrom("system" as const, "user" as const, "assistant" as const), content: hardText }),
  fc.record({ role: fc.constant("assistant" as const), content: fc.oneof(fc.constant(""), hardText), toolCalls }),
  fc.record({ role: fc.constant("tool" as const), content: hardText, toolCallId: fc.option(name, { nil: undefined }) }),
);

/** Examples of one kind each, with all their optional parts now and then. */
export const exampleOf = {
  text: fc.record({ kind: fc.constant("text" as const), text: filledText, ...common }),
  instruction: fc.record({
    kind: fc.constant("instruction" as const),
    prompt: filledText,
    response: hardText,
    ...common,
  }),
  reward: fc.record({
    kind: fc.constant("reward" as const),
    prompt: filledText,
    response: hardText,
    score: fc.double({ noNaN: true, noDefaultInfinity: true }).map((score) => (score === 0 ? 0 : score)),
    ...common,
  }),
  preference: fc.record({
    kind: fc.constant("preference" as const),
    prompt: filledText,
    responses: fc.array(fc.record({ text: filledText, model: fc.option(name, { nil: undefined }) }), {
      minLength: 2,
      maxLength: 4,
    }),
    ...common,
  }),
  conversation: fc.record({
    kind: fc.constant("conversation" as const),
    messages: fc.array(message, { minLength: 1, maxLength: 5 }),
    ...common,
  }),
} satisfies Record<Example["kind"], fc.Arbitrary<Example>>;

export const anyExample: fc.Arbitrary<Example> = fc.oneof(...Object.values(exampleOf));

/** The example as JSON would carry it: without members that are undefined. */
export function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
