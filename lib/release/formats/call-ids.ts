import type { Message } from "@/lib/formats/example";
import type { Turns } from "./turns";

type Call = NonNullable<Message["toolCalls"]>[number];

/**
 * Gives every call of a tool an id, and every result the id of the call that it answers (and, with `names`, the name): its own where it
 * has one, else that of the first call before it without a result. Ids that are there stay, unless two calls share one. Made-up ones
 * have nine letters and digits, which the strictest chat templates ask for.
 */
export function withCallIds({ messages, changed }: Turns, names: boolean): Turns {
  const known = new Set(messages.flatMap(({ toolCalls = [] }) => toolCalls.flatMap(({ id }) => id ?? [])));
  const seen = new Set<string>();
  let made = 0;
  let isChanged = false;
  let open: { given: string | undefined; call: Call & { id: string } }[] = [];

  const newId = (): string => {
    for (;;) {
      const id = `call${String(++made).padStart(5, "0")}`;
      if (!known.has(id)) return id;
    }
  };
  const named = (call: Call) => {
    const isOwn = call.id !== undefined && call.id !== "" && !seen.has(call.id);
    const id = isOwn ? call.id! : newId();
    seen.add(id);
    isChanged ||= !isOwn;
    return { given: call.id, call: { ...call, id } };
  };

  const complete = messages.map((message): Message => {
    if (message.role !== "tool") {
      open = (message.toolCalls ?? []).map(named);
      return message.toolCalls ? { ...message, toolCalls: open.map(({ call }) => call) } : message;
    }
    const { toolCallId, name } = message;
    const answered =
      open.find(({ given }) => given !== undefined && given === toolCallId) ??
      (toolCallId === undefined || toolCallId === ""
        ? (open.find(({ call }) => call.name === name) ?? (name === undefined ? open[0] : undefined))
        : open.find(({ given }) => given === undefined));
    if (!answered) return message;
    open = open.filter((one) => one !== answered);
    const { id, name: called } = answered.call;
    isChanged ||= toolCallId !== id || (names && name === undefined);
    return { ...message, toolCallId: id, ...(names && { name: name ?? called }) };
  });
  return { messages: complete, changed: isChanged ? [...changed, "filled-ids"] : changed };
}
