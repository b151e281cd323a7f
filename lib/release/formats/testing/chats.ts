import fc from "fast-check";
import type { Message } from "@/lib/formats/example";
import { filledText } from "@/lib/formats/testing/examples";

const name = fc.stringMatching(/^[a-z]{1,6}$/);
const args = fc.dictionary(
  name,
  fc.oneof(filledText, fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.integer())),
);
const reasoning = fc.option(filledText, { nil: undefined });

const asked = filledText.map((content): Message[] => [{ role: "user", content }]);
const answered = fc
  .record({ content: filledText, reasoning })
  .map((said): Message[] => [{ role: "assistant", ...said }]);
const called = (most: number) =>
  fc
    .tuple(fc.array(fc.tuple(name, args, filledText), { minLength: 1, maxLength: most }), fc.uuid())
    .map(([calls, id]): Message[] => [
      {
        role: "assistant",
        content: "",
        toolCalls: calls.map(([tool, given], index) => ({ id: `${id}-${index}`, name: tool, arguments: given })),
      },
      ...calls.map(
        ([tool, , content], index): Message => ({ role: "tool", content, name: tool, toolCallId: `${id}-${index}` }),
      ),
    ]);

/** A conversation that every target takes as it is, with at most so many calls of tools at once; of 0 with none at all. */
export function aChat(calls: number): fc.Arbitrary<Message[]> {
  const rounds = calls === 0 ? fc.constant<Message[][]>([]) : fc.array(called(calls), { maxLength: 2 });
  return fc
    .array(fc.tuple(asked, rounds, answered), { minLength: 1, maxLength: 3 })
    .map((turns) => turns.flatMap(([question, between, answer]) => [...question, ...between.flat(), ...answer]));
}

/** Tools as OpenAI describes them. */
export const someTools = fc.array(
  fc
    .record({ name, description: filledText })
    .map((tool) => ({ type: "function", function: { ...tool, parameters: {} } })),
  { minLength: 1, maxLength: 2 },
);
