import type { Example, Message } from "@/lib/formats/example";

/** The turns of an example that is, or can be told as, a conversation; null for other kinds. Its own system prompt comes first. */
export function turnsOf(example: Example): Message[] | null {
  const system: Message[] = example.system === undefined ? [] : [{ role: "system", content: example.system }];
  switch (example.kind) {
    case "conversation":
      return [...system, ...example.messages];
    case "instruction":
    case "reward":
      return [...system, { role: "user", content: example.prompt }, { role: "assistant", content: example.response }];
    default:
      return null;
  }
}
