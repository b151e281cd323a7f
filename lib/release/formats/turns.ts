import type { Example, Message } from "@/lib/formats/example";
import { joinInput } from "@/lib/formats/prompt-response";
import type { Changed } from "./fate";

/** Turns on their way into a file, with how they came to differ from their example. */
export interface Turns {
  messages: Message[];
  changed: Changed[];
}

type Common = Pick<Example, "system" | "contexts">;

/** An example that is, or can be told as, a conversation; null for other kinds. Its system prompt comes first, its contexts behind the question. */
export function turnsOf(example: Example): Turns | null {
  switch (example.kind) {
    case "conversation":
      return complete(withReasoning(example.messages, example.reasoning), example);
    case "instruction":
    case "reward":
      return complete(
        withReasoning([said("user", example.prompt), said("assistant", example.response)], example.reasoning),
        example,
      );
    default:
      return null;
  }
}

/** What an example asks: all turns before the answer. Null for kinds that ask nothing. */
export function promptOf(example: Example): Turns | null {
  if (example.kind === "preference") return complete(example.context ?? [said("user", example.prompt)], example);
  const turns = turnsOf(example);
  return turns && { ...turns, messages: splitAnswer(turns.messages).prompt };
}

/** Turns as what is asked, up to the last of the user or a tool, and what answers it. */
export function splitAnswer(messages: readonly Message[]): { prompt: Message[]; answer: Message[] } {
  const asked = messages.findLastIndex(({ role }) => role !== "assistant") + 1;
  return { prompt: messages.slice(0, asked), answer: messages.slice(asked) };
}

/** The messages of one response of a preference. A chain of thought of the example is none of them: it cannot be of both. */
export function answerOf({ text, messages }: { text: string; messages?: Message[] | undefined }): Message[] {
  return messages ?? [said("assistant", text)];
}

function said(role: Message["role"], content: string): Message {
  return { role, content };
}

function withReasoning(messages: readonly Message[], reasoning: string | undefined): Message[] {
  const answer = messages.findLastIndex(({ role }) => role === "assistant");
  return messages.map((message, index) =>
    index === answer && reasoning !== undefined && message.reasoning === undefined
      ? { ...message, reasoning }
      : message,
  );
}

function complete(messages: readonly Message[], { system, contexts = [] }: Common): Turns {
  const isThere = system === undefined || (messages[0]?.role === "system" && messages[0].content === system);
  const all = isThere ? [...messages] : [said("system", system), ...messages];
  const question = all.findLastIndex(({ role }) => role === "user");
  const given = contextText(contexts);
  if (given === "" || question === -1) return { messages: all, changed: [] };
  const asked = all[question]!;
  all[question] = { ...asked, content: joinInput(asked.content, given) };
  return { messages: all, changed: ["contexts-in-prompt"] };
}

/** Contexts as one text, each under its title. */
export function contextText(contexts: NonNullable<Example["contexts"]>): string {
  return contexts.map(({ title, text }) => (title === undefined ? text : `${title}\n${text}`)).join("\n\n");
}

/** Turns of one speaker in a row as one, as most chat templates want them: texts with an empty line between, calls after one another. */
export function mergeTurns({ messages, changed }: Turns): Turns {
  const merged: Message[] = [];
  for (const message of messages) {
    const before = merged.at(-1);
    if (before && before.role === message.role && message.role !== "tool" && isOneTurn(before, message))
      merged[merged.length - 1] = joined(before, message);
    else merged.push(message);
  }
  return { messages: merged, changed: merged.length < messages.length ? [...changed, "merged-turns"] : changed };
}

/** A call is waited for: what comes behind it is another turn. */
function isOneTurn(before: Message, message: Message): boolean {
  return before.name === message.name && !before.toolCalls && (before.weight ?? 1) === (message.weight ?? 1);
}

function joined(before: Message, message: Message): Message {
  const join = (texts: (string | undefined)[]) =>
    texts.filter((text) => text !== undefined && text !== "").join("\n\n");
  const reasoning = join([before.reasoning, message.reasoning]);
  return {
    ...before,
    ...message,
    content: join([before.content, message.content]),
    ...(reasoning !== "" && { reasoning }),
  };
}
