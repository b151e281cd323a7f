import { type ChatDraft, isMessageList, readMessages } from "@/lib/formats/chat-messages";
import type { Fields } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import { hasResponse, takeResponse } from "@/lib/formats/prompt-response";
import { type Draft, type FieldProblem, isProblem, type Recogniser } from "@/lib/formats/recogniser";

/**
 * OpenAI chat messages: `{messages: [{role, content, tool_calls?, tool_call_id?}]}`; also a prompt that is a list of
 * messages with a completion that is a text or a list of messages.
 */
export const openaiMessages: Recogniser = {
  shape: "openai-messages",
  matches: (fields) => fields.has("messages") || (isMessageList(fields.peek("prompt")) && hasResponse(fields)),
  read(fields) {
    if (fields.has("messages")) return readConversation("messages", fields.take("messages"));
    return readConversation("prompt", [...toList(fields.take("prompt")), ...completionOf(fields)]);
  },
};

function completionOf(fields: Fields): unknown[] {
  const completion = takeResponse(fields);
  return isMessageList(completion) ? toList(completion) : [{ role: "assistant", content: completion }];
}

function toList(value: unknown): unknown[] {
  const list = unpackJson(value);
  return Array.isArray(list) ? list : [];
}

export function readConversation(field: string, value: unknown): Draft | FieldProblem {
  const chat = readMessages(field, value);
  return isProblem(chat) ? chat : toDraft(chat);
}

function toDraft({ messages, reasoning, leftovers }: ChatDraft): Draft {
  const hasLeftovers = Object.keys(leftovers).length > 0;
  return {
    content: { kind: "conversation", messages },
    ...(reasoning !== undefined && { reasoning }),
    ...(hasLeftovers && { extra: { messages: leftovers } }),
  };
}
