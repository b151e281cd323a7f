import type { ComparedText } from "@/lib/core/contamination/contamination-index";
import type { PartKind } from "@/lib/core/facts/fact";
import { toFactExample } from "@/lib/facts/fact-example";
import type { Example } from "@/lib/formats/example";

/** A text of an example as it is compared, with the part of the example that it is. Reasoning is a part here, as it is trained on. */
export interface ExampleText extends ComparedText {
  kind: PartKind | "reasoning";
  place: number;
}

/** The texts of an example that are compared: all that training reads, prompts, texts and turns of the user also as wholes. */
export function textsOf(example: Example): ExampleText[] {
  const isChat = example.kind === "conversation";
  const parts = toFactExample(example).parts.map(
    ({ kind, place, speaker, text }): ExampleText => ({
      kind,
      place,
      text,
      isWhole: kind === "prompt" || kind === "text" || (kind === "turn" && speaker === "user"),
      // The words of a conversation are read turn by turn.
      isRead: !isChat || (kind !== "prompt" && kind !== "response"),
    }),
  );
  return [...parts, ...thoughtsOf(example)];
}

function thoughtsOf(example: Example): ExampleText[] {
  const messages = example.kind === "conversation" ? example.messages : [];
  return [example.reasoning, ...messages.map(({ reasoning }) => reasoning)].flatMap((text, place) =>
    text === undefined ? [] : { kind: "reasoning" as const, place, text, isWhole: false, isRead: true },
  );
}

/** What an example asks, as an item of an evaluation: its prompt, or its text. */
export function askedBy(example: Example): string {
  const parts = toFactExample(example).parts;
  return parts.find(({ kind }) => kind === "prompt" || kind === "text")?.text ?? "";
}
