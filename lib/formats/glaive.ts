import type { MessageDraft } from "@/lib/formats/chat-turn";
import { toDraft } from "@/lib/formats/conversation";
import type { Recogniser } from "@/lib/formats/recogniser";
import { parseArguments } from "@/lib/formats/tool-calls";

const SPEAKERS = "USER|ASSISTANT|FUNCTION RESPONSE";
/** Only white space stands between it and the line feed before it, which is looked for from here: each blank is read once. */
const TURN = new RegExp(String.raw`(${SPEAKERS}):(?<=\n[^\S\n]*(?:${SPEAKERS}):)`);
/** A turn without white space at its ends. */
const CALL = /^<functioncall>\s*\{\s*"name":\s*"([^"]+)"\s*(?:,\s*"arguments":\s*(.*))?\}$/s;
const END = "<|endoftext|>";

/**
 * Glaive function calling: `system` (with the functions in it) and `chat`, one text of turns that begin with `USER:`,
 * `ASSISTANT:` and `FUNCTION RESPONSE:`, in which `<functioncall>` is a call. The marks of speakers and of ends become messages.
 */
export const glaive: Recogniser = {
  shape: "glaive",
  matches: (fields) => /^\s*USER:/.test(String(fields.peek("chat"))),
  read(fields) {
    const [, ...parts] = `\n${String(fields.take("chat"))}`.split(TURN);
    const messages: MessageDraft[] = [];
    for (let index = 0; index < parts.length; index += 2) {
      messages.push(messageOf(parts[index] ?? "", (parts[index + 1] ?? "").replaceAll(END, "").trim()));
    }
    const system = fields.takeString("system")?.replace(/^SYSTEM:\s*/, "");
    return { ...toDraft({ messages, leftovers: {} }), ...(system !== undefined && { system }) };
  },
};

function messageOf(speaker: string, text: string): MessageDraft {
  if (speaker === "USER") return { role: "user", content: text };
  if (speaker === "FUNCTION RESPONSE") return { role: "tool", content: text };
  const [, name, given] = CALL.exec(text) ?? [];
  if (name === undefined) return { role: "assistant", content: text };
  // Arguments stand in single quotes there, as JSON text.
  const args = given?.trimEnd();
  const inner = /^'(.*)'$/s.exec(args ?? "")?.[1] ?? args;
  return {
    role: "assistant",
    content: "",
    toolCalls: [{ name, ...(inner !== undefined && { arguments: parseArguments(inner) }) }],
  };
}
