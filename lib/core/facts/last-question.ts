import type { FactExample } from "./fact";

/** What is asked: the user's last turn before the response, or the prompt; undefined for texts and where nobody asks. */
export function lastQuestion({ kind, parts }: FactExample): string | undefined {
  if (kind !== "conversation") return parts.find((part) => part.kind === "prompt")?.text;
  const turns = parts.filter((part) => part.kind === "turn");
  const answer = turns.findLastIndex(({ speaker }) => speaker === "assistant");
  const before = answer < 0 ? turns : turns.slice(0, answer);
  return before.findLast(({ speaker }) => speaker === "user")?.text;
}
