import { readMessages } from "@/lib/formats/chat-messages";
import { toDraft } from "@/lib/formats/conversation";
import type { Fields } from "@/lib/formats/fields";
import { hasPrompt, takePrompt } from "@/lib/formats/prompt-response";
import { isProblem, type Recogniser } from "@/lib/formats/recogniser";
import { readForeignToolCalls } from "@/lib/formats/tool-calls";

const CALLS = ["answers", "tool_calls", "function_calls", "calls"] as const;

/** Function calling as xLAM and APIGen write it: `{query, tools, answers}`, the answers being the calls that are right, as JSON text. */
export const functionCalling: Recogniser = {
  shape: "function-calling",
  matches: (fields) => hasPrompt(fields) && fields.has("tools", "functions") && callsName(fields) !== undefined,
  read(fields) {
    const name = callsName(fields) ?? CALLS[0];
    const calls = readForeignToolCalls(fields.take(name));
    if (!calls) return { field: name, message: "must be a list of calls, each {name, arguments}, or JSON text of one" };
    const chat = readMessages("query", [{ role: "user", content: takePrompt(fields).prompt }]);
    if (isProblem(chat)) return chat;
    // That nothing is to be called is an answer too.
    const toolCalls = calls.calls.length > 0 ? { toolCalls: calls.calls } : {};
    const leftovers = calls.spare.length > 0 ? { 1: { toolCalls: calls.spare } } : {};
    return toDraft({ messages: [...chat.messages, { role: "assistant", content: "", ...toolCalls }], leftovers });
  },
};

function callsName(fields: Fields): string | undefined {
  return CALLS.find((name) => fields.has(name));
}
