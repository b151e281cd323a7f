import type { FactExample, FactPart } from "./fact";

/**
 * Whether the turns of a conversation stand in an order that no chat template was made for: a system turn behind another turn, two turns of
 * the user or of the assistant in a row, a tool's result that follows no turn with a call, or another end than an answer of the assistant.
 * Null for what is no conversation.
 */
export function rolesAreOdd(example: FactExample): boolean | null {
  if (example.kind !== "conversation") return null;
  const turns = example.parts.filter(({ kind }) => kind === "turn");
  const calling = new Set(example.toolCalls.map(({ turn }) => turn));
  return turns.at(-1)?.speaker !== "assistant" || turns.some((turn, index) => isOdd(turn, turns[index - 1], calling));
}

function isOdd(turn: FactPart, before: FactPart | undefined, calling: ReadonlySet<number | undefined>): boolean {
  switch (turn.speaker) {
    case "system":
      return before !== undefined;
    case "tool":
      return before?.speaker !== "tool" && !(before?.speaker === "assistant" && calling.has(before.place));
    default:
      return before?.speaker === turn.speaker;
  }
}
