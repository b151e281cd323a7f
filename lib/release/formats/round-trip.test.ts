import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Example, Message } from "@/lib/formats/example";
import { recognise } from "@/lib/formats/recognise";
import { filledText, plain } from "@/lib/formats/testing/examples";
import { formatNamed } from "./all-formats";
import type { ExportedExample } from "./exported";
import { fateOf } from "./tally";
import { aChat, someTools } from "./testing/chats";
import { exported } from "./testing/exported";

/** What the import makes of the records of a row, as they stand in lines of JSON. */
function readBack(format: string, row: ExportedExample, target?: string) {
  const fate = fateOf(formatNamed(format)!, row, { container: "text", csv: "exact", target });
  if (fate.fate === "left-out") throw new Error(fate.reason);
  return fate.records.map((record) => {
    const read = recognise(plain(record));
    if (!read.ok) throw new Error(read.message);
    return read;
  });
}

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const system = maybe(filledText);
const tools = maybe(someTools);

type Conversation = Extract<Example, { kind: "conversation" }> & { id: string };
const conversation = (calls: number) =>
  fc
    .record({ messages: aChat(calls), system, tools })
    .map((told): Conversation => ({ kind: "conversation", id: "c", ...told }));

/** As messages alone tell it: the system prompt first. */
function told({ system, ...example }: Conversation): Conversation {
  const first: Message[] = system === undefined ? [] : [{ role: "system", content: system }];
  return plain({ ...example, messages: [...first, ...example.messages] });
}

describe("a conversation is read back as it was", () => {
  test.each(["sft-messages", "prompt-completion"])("%s", (format) =>
    fc.assert(
      fc.property(conversation(2), (example) => {
        expect(readBack(format, exported(example)).map((read) => read.example)).toEqual([told(example)]);
      }),
    ),
  );

  test("openai-chat, but for its id and the chain of thought", () =>
    fc.assert(
      fc.property(conversation(2), (example) => {
        const { id: _, ...bare } = told(example);
        const messages = bare.messages.map(({ reasoning: _, ...message }) =>
          message.role === "tool" ? { ...message, name: undefined } : message,
        );
        expect(plain(readBack("openai-chat", exported(example))[0]!.example)).toEqual(plain({ ...bare, messages }));
      }),
    ));

  test("sharegpt, but for the names of results", () =>
    fc.assert(
      fc.property(conversation(1), (given) => {
        const messages = given.messages.map(({ name: _, ...message }) => message);
        const example = { ...given, messages };
        expect(readBack("sharegpt", exported(example))[0]!.example).toEqual(plain(example));
      }),
    ));

  test("alpaca, of texts alone", () =>
    fc.assert(
      fc.property(conversation(0), (given) => {
        const { tools: _, ...example } = given;
        const messages = example.messages.map(({ reasoning: _, ...message }) => message);
        const read = readBack("alpaca", exported({ ...example, messages }))[0]!.example;
        if (messages.length > 2) expect(read).toEqual(plain({ ...example, messages }));
        else expect(read).toMatchObject({ prompt: messages[0]!.content, response: messages[1]!.content });
      }),
    ));
});

describe("a preference is read back as it was", () => {
  const answer = aChat(1).map((messages) => messages.slice(-1));
  const preference = fc
    .record({
      context: aChat(1).map((messages) => [...messages, ...aQuestion]),
      answers: fc.tuple(answer, answer),
      system,
      tools,
    })
    .filter(({ answers: [one, other] }) => one[0]!.content.trim() !== other[0]!.content.trim());
  const aQuestion: Message[] = [{ role: "user", content: "And now?" }];

  test.each(["preference-messages", "openai-preference", "sharegpt-preference"])("%s", (format) =>
    fc.assert(
      fc.property(preference, fc.constantFrom("A", "B"), ({ context, answers, ...more }, choice) => {
        const responses = answers.map(([only]) => ({ text: only!.content }));
        const row = exported(
          { kind: "preference", id: "p", prompt: "a transcript", context, responses, ...more },
          { decided: { better: { choice } } },
        );
        const [read] = readBack(format, row, "better");
        if (read!.example.kind !== "preference") throw new Error(read!.example.kind);
        const texts = read!.example.responses.map(({ text }) => text);
        expect(texts["AB".indexOf(read!.prior!.choice)]).toBe(responses["AB".indexOf(choice)]!.text);
        expect(read!.example.system).toBe(more.system);
        expect(read!.example.tools).toEqual(more.tools);
        const bare = (messages: readonly Message[] = []) =>
          messages.map(({ role, content, toolCalls }) => [
            role,
            content,
            toolCalls?.map((call) => [call.name, call.arguments]),
          ]);
        expect(bare(read!.example.context)).toEqual(bare(context));
      }),
    ),
  );
});

test("steps are read back with what was said of each", () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(filledText, fc.boolean()), { minLength: 1, maxLength: 4 }),
      filledText,
      (given, prompt) => {
        const [steps, labels] = [given.map(([step]) => step), given.map(([, isRight]) => isRight)];
        const example = { kind: "instruction" as const, id: "s", prompt, response: steps.join("\n"), steps };
        const row = exported({ ...example, provenance: { extra: { labels } } });
        expect(readBack("stepwise", row)[0]!.example).toEqual(row.example);
      },
    ),
  ));
