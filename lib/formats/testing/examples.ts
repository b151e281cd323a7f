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
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
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

const plainMessage: fc.Arbitrary<Message> = fc.oneof(
  fc.record({ role: fc.constantFrom("system" as const, "user" as const, "assistant" as const), content: hardText }),
  fc.record({ role: fc.constant("assistant" as const), content: fc.oneof(fc.constant(""), hardText), toolCalls }),
  fc.record({ role: fc.constant("tool" as const), content: hardText, toolCallId: maybe(name) }),
);

/** Examples of one kind each, of texts, turns and calls alone, with their optional parts now and then. */
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
    responses: fc.array(fc.record({ text: filledText, model: maybe(name) }), { minLength: 2, maxLength: 4 }),
    ...common,
  }),
  conversation: fc.record({
    kind: fc.constant("conversation" as const),
    messages: fc.array(plainMessage, { minLength: 1, maxLength: 5 }),
    ...common,
  }),
} satisfies Record<Example["kind"], fc.Arbitrary<Example>>;

const object = fc.dictionary(name, json, { minKeys: 1, maxKeys: 3 });
const tool = fc.record({
  type: fc.constant("function"),
  function: fc.record({ name, description: filledText, parameters: object }),
});

/** What may stand beside any kind's own texts. */
const beside = fc.record({
  tools: maybe(fc.array(fc.oneof(tool, object), { minLength: 1, maxLength: 2 })),
  toolChoice: maybe(fc.oneof(fc.constantFrom("auto", "none", "required"), object)),
  parallelToolCalls: maybe(fc.boolean()),
  contexts: maybe(fc.array(fc.record({ text: hardText, title: maybe(filledText) }), { minLength: 1, maxLength: 2 })),
});

const facts = fc.record({
  name: maybe(filledText),
  reasoning: maybe(filledText),
  refusal: maybe(fc.constant(true as const)),
  weight: maybe(fc.constantFrom(0, 0.5, 1)),
});
const messages = fc.array(
  fc.tuple(plainMessage, facts).map(([message, more]): Message => ({ ...message, ...more })),
  { minLength: 1, maxLength: 5 },
);
const steps = fc.array(hardText, { minLength: 1, maxLength: 3 });

/** Any example, with all that one of its kind can hold now and then. */
export const anyExample: fc.Arbitrary<Example> = fc
  .oneof(
    exampleOf.text,
    exampleOf.reward,
    fc
      .tuple(exampleOf.instruction, steps)
      .map(([example, parts]) => ({ ...example, response: parts.join("\n"), steps: parts })),
    fc
      .tuple(exampleOf.preference, maybe(messages), fc.array(maybe(messages), { minLength: 4, maxLength: 4 }))
      .map(([example, context, told]) => ({
        ...example,
        context,
        responses: example.responses.map((response, index) => ({ ...response, messages: told[index] })),
      })),
    fc.tuple(exampleOf.conversation, messages).map(([example, told]) => ({ ...example, messages: told })),
    ...Object.values(exampleOf),
  )
  .chain((example: Example) => beside.map((more): Example => ({ ...example, ...more })));

/** The example as JSON would carry it: without members that are undefined. */
export function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
