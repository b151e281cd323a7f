import type { MessageDraft } from "@/lib/formats/chat-turn";

const SPEAKERS: Readonly<Record<string, string>> = {
  system: "System",
  user: "User",
  assistant: "Assistant",
  tool: "Tool",
};

/** A pair of chats taken apart: what they share, and how each goes on. */
export interface SplitChats {
  context: MessageDraft[];
  chosen: MessageDraft[];
  rejected: MessageDraft[];
}

/** Separates the longest common beginning of two chats from how they go on; each keeps at least its last message. */
export function splitChats(chosen: readonly MessageDraft[], rejected: readonly MessageDraft[]): SplitChats {
  const most = Math.min(chosen.length, rejected.length) - 1;
  let shared = 0;
  while (shared < most && isSame(chosen[shared]!, rejected[shared]!)) shared += 1;
  return { context: chosen.slice(0, shared), chosen: chosen.slice(shared), rejected: rejected.slice(shared) };
}

function isSame(one: MessageDraft, other: MessageDraft): boolean {
  // Most differ in their texts or have nothing else; only the others are written out to be compared.
  if (one.content !== other.content || one.role !== other.role) return false;
  return (isPlainTurn(one, one.role) && isPlainTurn(other, one.role)) || JSON.stringify(one) === JSON.stringify(other);
}

/** What an annotator is asked about, and the messages that it was made of where it is more than one plain message. */
export interface Asked {
  prompt: string;
  context?: MessageDraft[];
  system?: string;
}

/**
 * The prompt that an annotator sees for a context: the user's text when there is just that, else the whole conversation
 * as a transcript. A leading system message becomes the example's system prompt.
 */
export function promptOf(context: readonly MessageDraft[]): Asked {
  const [first, ...rest] = context;
  const hasSystem = first?.role === "system" && rest.length > 0;
  const turns = hasSystem ? rest : [...context];
  const [only] = turns;
  const isPlain = turns.length === 1 && only !== undefined && isPlainTurn(only, "user");
  return {
    ...(isPlain ? { prompt: only.content } : { prompt: transcript(turns), context: turns }),
    ...(hasSystem && { system: first.content }),
  };
}

/**
 * What an annotator sees of the messages that make up a response: a single answer as it is, several as a transcript; with the
 * messages where they hold more than that.
 */
export function responseOf(messages: readonly MessageDraft[]): { text: string; messages?: MessageDraft[] } {
  const [only] = messages;
  const isOne = messages.length === 1 && only?.role === "assistant" && !only.toolCalls;
  const text = isOne ? only.content : transcript(messages);
  return isOne && isPlainTurn(only, "assistant") ? { text } : { text, messages: [...messages] };
}

function isPlainTurn(message: MessageDraft, role: MessageDraft["role"]): boolean {
  return message.role === role && Object.keys(message).length === 2;
}

function transcript(messages: readonly MessageDraft[]): string {
  return messages.map(turnText).join("\n\n");
}

function turnText({ role, content, toolCalls = [] }: MessageDraft): string {
  const calls = toolCalls.map((call) => `[calls ${call.name} with ${JSON.stringify(call.arguments ?? null)}]`);
  return [`${SPEAKERS[role]}: ${content}`, ...calls].join("\n");
}

/** The turns of a text in the style of HH-RLHF ("\n\nHuman: …\n\nAssistant: …"); `null` when it is not of that style. */
export function parseTranscript(text: string): MessageDraft[] | null {
  const parts = `\n\n${text.trimStart()}`.split(/\n\n(Human|Assistant):/);
  if (parts[0] !== "" || parts[1] !== "Human" || !parts.includes("Assistant")) return null;
  const messages: MessageDraft[] = [];
  for (let index = 1; index < parts.length; index += 2) {
    messages.push({ role: parts[index] === "Human" ? "user" : "assistant", content: (parts[index + 1] ?? "").trim() });
  }
  return messages;
}
