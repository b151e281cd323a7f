import { forOpenai, OPENAI_MESSAGES, openaiChanges, openaiMessages } from "./chat-message";
import { decidedPairs } from "./decided-pairs";
import type { ExportFormat } from "./export-format";
import { hasStrayName, openaiTools } from "./tools";
import { answerOf } from "./turns";

/** OpenAI's pairs: `{input: {messages, tools?, parallel_tool_calls?}, preferred_output, non_preferred_output}`. */
export const openaiPreference: ExportFormat = {
  name: "openai-preference",
  title: "Preference pairs for hosted fine-tuning",
  help: "Input, preferred and non-preferred output, for DPO at OpenAI, Azure, Together and Fireworks. An output is one message.",
  ending: "jsonl",
  kinds: ["preference"],
  isTraining: true,
  target: { kinds: ["preference"] },
  least: 10,
  columns: () => ({
    input: { struct: { messages: OPENAI_MESSAGES, tools: "json", parallel_tool_calls: "boolean" } },
    preferred_output: OPENAI_MESSAGES,
    non_preferred_output: OPENAI_MESSAGES,
  }),
  outcome(row, options) {
    const decided = decidedPairs(row, options);
    if (typeof decided === "string") return decided;
    const { example, prompt } = decided;
    if (prompt.messages.at(-1)?.role === "assistant") return "not-alternating";
    if (hasStrayName(example)) return "tool-name";
    const asked = forOpenai(prompt, "prompt");
    if (typeof asked === "string") return asked;
    const tools = openaiTools(example);
    const input = {
      messages: openaiMessages(asked.messages),
      tools,
      parallel_tool_calls: tools && example.parallelToolCalls,
    };
    const changed = [...decided.changed, ...asked.changed, ...openaiChanges(asked.messages)];
    if (example.toolChoice !== undefined) changed.push("tool-choice-dropped");
    const records: object[] = [];
    for (const { chosen, rejected } of decided.pairs) {
      const outputs = [];
      for (const response of [chosen, rejected]) {
        const answer = answerOf(response);
        if (answer.length > 1) return "answer-of-many-turns";
        const ready = forOpenai({ messages: [...asked.messages, ...answer], changed: [] }, "answer");
        if (typeof ready === "string") return ready;
        const output = ready.messages.slice(asked.messages.length);
        changed.push(...ready.changed, ...openaiChanges(output));
        outputs.push(openaiMessages(output.map(({ weight: _, ...message }) => message)));
      }
      records.push({ input, preferred_output: outputs[0], non_preferred_output: outputs[1] });
    }
    return { records, changed };
  },
};
