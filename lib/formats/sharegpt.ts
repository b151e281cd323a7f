import { isMessageList } from "@/lib/formats/chat-messages";
import { readConversation } from "@/lib/formats/openai-messages";
import type { Recogniser } from "@/lib/formats/recogniser";

const NAMES = ["conversations", "conversation"] as const;

/**
 * ShareGPT: `{conversations: [{from, value}]}` with the turns human, gpt, system, function_call and observation. Turns
 * with `role` and `content` under the same name are read too.
 */
export const sharegpt: Recogniser = {
  shape: "sharegpt",
  matches: (fields) => fields.has("conversations") || isMessageList(fields.peek("conversation")),
  read: (fields) => readConversation(NAMES.find((name) => fields.has(name)) ?? NAMES[0], fields.take(...NAMES)),
};
