import { z } from "zod";
import { type Example, type Message, messageSchema } from "@/lib/formats/example";
import { decidedPreference } from "@/lib/formats/export/decided";
import type { ExampleRow, TrainingOptions } from "@/lib/formats/export/rows";

const contextSchema = z.array(messageSchema).min(1);

/**
 * An example as a chat to train on, system message first; `null` when there is nothing to learn from: no answer by the
 * assistant, or a preference that is not settled. Of a preference the preferred response is the answer.
 */
export function chatOf(row: ExampleRow, options: TrainingOptions): Message[] | null {
  const { example } = row;
  switch (example.kind) {
    case "conversation":
      return withAnswer(withSystem(example, example.messages));
    case "instruction":
    case "reward":
      return example.response === "" ? null : withSystem(example, exchange(example.prompt, example.response));
    case "preference": {
      const chosen = decidedPreference(row, options)?.chosen;
      if (!chosen) return null;
      // A context of several messages was imported as a transcript and beside it as the messages that it was.
      const context = contextSchema.safeParse(example.provenance?.extra?.context);
      return context.success
        ? [...context.data, { role: "assistant", content: chosen.text }]
        : withSystem(example, exchange(example.prompt, chosen.text));
    }
    case "text":
      return null;
  }
}

function exchange(prompt: string, response: string): Message[] {
  return [
    { role: "user", content: prompt },
    { role: "assistant", content: response },
  ];
}

function withSystem({ system }: Example, messages: readonly Message[]): Message[] {
  return system === undefined ? [...messages] : [{ role: "system", content: system }, ...messages];
}

function withAnswer(messages: Message[]): Message[] | null {
  return messages.some((message) => message.role === "assistant") ? messages : null;
}
