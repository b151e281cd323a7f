import { splitInput } from "@/lib/formats/prompt-response";
import type { ExportFormat } from "./export-format";
import { isBad } from "./exported";
import { sharegptTurns } from "./sharegpt-turns";
import { contextText, turnsOf } from "./turns";

/**
 * Alpaca: `{instruction, input, output, system, history}`. An input that the import joined to its instruction is taken apart again, what
 * was said before the last question becomes the history.
 */
export const alpaca: ExportFormat = {
  name: "alpaca",
  title: "Alpaca instructions",
  help: "Instruction, input, output and earlier turns as history, as LLaMA-Factory, Axolotl and lit-gpt read them. No tools.",
  ending: "jsonl",
  kinds: ["instruction", "reward", "conversation"],
  isTraining: true,
  datasetInfo: {
    formatting: "alpaca",
    columns: { prompt: "instruction", query: "input", response: "output", system: "system", history: "history" },
  },
  columns: () => ({
    id: "text",
    instruction: "text",
    input: "text",
    output: "text",
    system: "text",
    reasoning: "text",
    history: { list: { list: "text" } },
  }),
  outcome(row) {
    const { example } = row;
    const turns = turnsOf(example);
    if (!turns) return "other-kind";
    if (isBad(row)) return "bad-example";
    if (
      example.tools?.length ||
      turns.messages.some(({ role, toolCalls = [] }) => role === "tool" || toolCalls.length > 0)
    )
      return "has-tools";
    const ready = sharegptTurns(turns, "chat");
    if (typeof ready === "string") return ready;
    const texts = ready.turns.map(({ value }) => value);
    const pairs = texts.flatMap((text, index) => (index % 2 === 0 ? [[text, texts[index + 1]!]] : []));
    const [question, output] = pairs.at(-1)!;
    const given = example.contexts ? contextText(example.contexts) : example.provenance?.extra?.input;
    const history = pairs.slice(0, -1);
    return {
      records: [
        {
          id: example.id,
          ...splitInput(question!, given),
          output,
          system: ready.system,
          reasoning: ready.turns.at(-1)!.reasoning,
          history: history.length > 0 ? history : undefined,
        },
      ],
      changed: ready.changed,
    };
  },
};
