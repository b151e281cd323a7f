import type { Message } from "@/lib/formats/example";
import { forTemplates, templateChanges, templateMessages } from "./chat-message";
import { type DecidedPair, decidedPairs } from "./decided-pairs";
import type { Outcome, RowOptions } from "./export-format";
import type { ExportedExample } from "./exported";
import type { LeftOut } from "./fate";
import { toolChanges, toolFields } from "./tools";
import { answerOf, type Turns } from "./turns";

/** The pairs of a decided preference as messages for chat templates, each with what `more` says of it. */
export function templatePairs(row: ExportedExample, options: RowOptions, more: (pair: DecidedPair) => object): Outcome {
  const decided = decidedPairs(row, options);
  if (typeof decided === "string") return decided;
  const changed = [...decided.changed, ...toolChanges(decided.example)];
  const records: object[] = [];
  for (const pair of decided.pairs) {
    const chosen = answerTo(decided.prompt, answerOf(pair.chosen));
    if (typeof chosen === "string") return chosen;
    const rejected = answerTo({ messages: chosen.prompt, changed: [] }, answerOf(pair.rejected));
    if (typeof rejected === "string") return rejected;
    const all = [...chosen.prompt, ...chosen.answer, ...rejected.answer];
    changed.push(...chosen.changed, ...rejected.changed, ...templateChanges(all, options.container, "prompt"));
    records.push({
      id: pair.id,
      prompt: templateMessages(chosen.prompt),
      chosen: templateMessages(chosen.answer),
      rejected: templateMessages(rejected.answer),
      ...toolFields(decided.example),
      ...more(pair),
    });
  }
  return { records, changed };
}

/** A prompt and one answer to it, ready for chat templates: no turn of the one is made part of the other. */
export function answerTo(
  prompt: Turns,
  answer: readonly Message[],
): (Turns & { prompt: Message[]; answer: Message[] }) | LeftOut {
  if (prompt.messages.at(-1)?.role === "assistant" || answer[0]?.role !== "assistant") return "not-alternating";
  const asked = forTemplates(prompt, "prompt");
  if (typeof asked === "string") return asked;
  const ready = forTemplates({ messages: [...asked.messages, ...answer], changed: asked.changed }, "answer");
  if (typeof ready === "string") return ready;
  const { messages } = ready;
  return { ...ready, prompt: messages.slice(0, asked.messages.length), answer: messages.slice(asked.messages.length) };
}
