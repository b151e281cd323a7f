import type { Message } from "@/lib/formats/example";
import type { LeftOut } from "./fate";

/** Who reads a chat: each drops, refuses or learns wrongly other turns. */
export type Reader = "templates" | "openai" | "sharegpt";

type Rule = { reason: LeftOut; readers: readonly Reader[]; breaks: (turns: readonly Message[]) => boolean };

const ALL: readonly Reader[] = ["templates", "openai", "sharegpt"];

/** What no target may get, each with those to whom it matters; the first that holds is the reason. */
const OF_TURNS: readonly Rule[] = [
  // Where only an answer is learned, the hosted targets take a greeting before the first question.
  { reason: "first-not-user", readers: ["templates", "sharegpt"], breaks: startsOtherwise },
  {
    reason: "system-inside",
    readers: ALL,
    breaks: (turns) => turns.some(({ role }, index) => role === "system" && index > 0),
  },
  {
    reason: "not-alternating",
    readers: ALL,
    breaks: (turns) =>
      turns.some(
        (turn, index) => turn.role === "assistant" && !turn.toolCalls && turns[index + 1]?.role === "assistant",
      ),
  },
  { reason: "stray-result", readers: ALL, breaks: (turns) => openCalls(turns).stray },
  { reason: "missing-result", readers: ["templates", "openai"], breaks: (turns) => openCalls(turns).missing },
  {
    reason: "arguments-no-object",
    readers: ["templates", "openai"],
    breaks: (turns) => turns.some(({ toolCalls = [] }) => toolCalls.some(({ arguments: args }) => !isArguments(args))),
  },
];

const OF_ANSWERS: readonly Rule[] = [
  { reason: "no-assistant", readers: ALL, breaks: (turns) => turns.every(({ role }) => role !== "assistant") },
  { reason: "last-not-assistant", readers: ALL, breaks: (turns) => turns.at(-1)?.role !== "assistant" },
  { reason: "first-not-user", readers: ALL, breaks: startsOtherwise },
  { reason: "empty-answer", readers: ALL, breaks: (turns) => turns.some(isEmptyAnswer) },
  {
    reason: "nothing-to-learn",
    readers: ALL,
    breaks: (turns) => turns.every(({ role, weight }) => role !== "assistant" || weight === 0),
  },
];

/** Why a whole conversation may not go to a reader that learns its answers; none where it may. */
export function faultOfChat(turns: readonly Message[], reader: Reader): LeftOut | undefined {
  return firstOf([...OF_ANSWERS, ...OF_TURNS], turns, reader);
}

/** Why turns may not stand before an answer. */
export function faultOfPrompt(turns: readonly Message[], reader: Reader): LeftOut | undefined {
  return firstOf(OF_TURNS, turns, reader);
}

function firstOf(rules: readonly Rule[], turns: readonly Message[], reader: Reader): LeftOut | undefined {
  return rules.find(({ readers, breaks }) => readers.includes(reader) && breaks(turns))?.reason;
}

function startsOtherwise(turns: readonly Message[]): boolean {
  return turns[turns[0]?.role === "system" ? 1 : 0]?.role !== "user";
}

export function isEmptyAnswer({ role, content, toolCalls = [] }: Message): boolean {
  return role === "assistant" && content.trim() === "" && toolCalls.length === 0;
}

function isArguments(args: unknown): boolean {
  return args === undefined || args === null || (typeof args === "object" && !Array.isArray(args));
}

/** Whether a result stands behind no call, and whether a turn follows a call that has not got all its results. */
function openCalls(turns: readonly Message[]): { stray: boolean; missing: boolean } {
  const found = { stray: false, missing: false };
  let open = 0;
  for (const { role, toolCalls = [] } of turns) {
    if (role === "tool") {
      if (open === 0) found.stray = true;
      else open--;
      continue;
    }
    if (open > 0) found.missing = true;
    open = role === "assistant" ? toolCalls.length : 0;
  }
  if (open > 0 && turns.at(-1)?.role === "tool") found.missing = true;
  return found;
}
