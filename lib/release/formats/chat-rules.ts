import type { Message } from "@/lib/formats/example";
import type { LeftOut } from "./fate";
import { isToolName } from "./tools";
import { splitAnswer } from "./turns";

/** Who reads a chat: each drops, refuses or learns wrongly other turns. */
export type Reader = "templates" | "openai" | "sharegpt";

/** What turns are: a conversation whose answers are learned, one of which only the last answer is, or what stands before an answer. */
export type Part = "chat" | "answer" | "prompt";

interface Rule {
  reason: LeftOut;
  /** Everybody unless said. */
  readers?: readonly Reader[];
  /** All unless said. */
  parts?: readonly Part[];
  breaks: (turns: readonly Message[], learned: readonly Message[]) => boolean;
}

const ANSWERED: readonly Part[] = ["chat", "answer"];

/** What no target may get; the first that holds is the reason. */
const RULES: readonly Rule[] = [
  { reason: "no-assistant", parts: ANSWERED, breaks: (turns) => turns.every(({ role }) => role !== "assistant") },
  { reason: "last-not-assistant", parts: ANSWERED, breaks: (turns) => turns.at(-1)?.role !== "assistant" },
  // Where only an answer is learned, the hosted targets take a greeting before the first question.
  { reason: "first-not-user", readers: ["templates", "sharegpt"], breaks: startsOtherwise },
  { reason: "first-not-user", readers: ["openai"], parts: ["chat"], breaks: startsOtherwise },
  { reason: "empty-answer", parts: ANSWERED, breaks: (_, learned) => learned.some(isEmptyAnswer) },
  {
    reason: "nothing-to-learn",
    parts: ANSWERED,
    breaks: (_, learned) => learned.every(({ role, weight }) => role !== "assistant" || weight === 0),
  },
  {
    reason: "system-inside",
    breaks: (turns) => turns.some(({ role }, index) => role === "system" && index > 0),
  },
  {
    reason: "not-alternating",
    breaks: (turns) =>
      turns.some(
        (turn, index) => turn.role === "assistant" && !turn.toolCalls && turns[index + 1]?.role === "assistant",
      ),
  },
  { reason: "stray-result", breaks: (turns) => openCalls(turns, false).stray },
  { reason: "stray-result", readers: ["templates", "openai"], breaks: (turns) => openCalls(turns, true).stray },
  { reason: "missing-result", readers: ["templates", "openai"], breaks: (turns) => openCalls(turns, false).missing },
  {
    reason: "arguments-no-object",
    readers: ["templates", "openai"],
    breaks: (turns) => callsIn(turns).some(({ arguments: args }) => !isArguments(args)),
  },
  { reason: "tool-name", readers: ["openai"], breaks: (turns) => callsIn(turns).some(({ name }) => !isToolName(name)) },
];

/** Why turns may not go to a reader; none where they may. */
export function faultOf(turns: readonly Message[], reader: Reader, part: Part): LeftOut | undefined {
  const learned = part === "answer" ? splitAnswer(turns).answer : turns;
  return RULES.find(
    ({ readers, parts, breaks }) =>
      (readers?.includes(reader) ?? true) && (parts?.includes(part) ?? true) && breaks(turns, learned),
  )?.reason;
}

function callsIn(turns: readonly Message[]) {
  return turns.flatMap(({ toolCalls = [] }) => toolCalls);
}

function startsOtherwise(turns: readonly Message[]): boolean {
  return turns[turns[0]?.role === "system" ? 1 : 0]?.role !== "user";
}

function isEmptyAnswer({ role, content, toolCalls = [] }: Message): boolean {
  return role === "assistant" && content.trim() === "" && toolCalls.length === 0;
}

function isArguments(args: unknown): boolean {
  return args === undefined || args === null || (typeof args === "object" && !Array.isArray(args));
}

/** Whether a result stands behind no call (or, by id, none of its id), and whether a turn follows a call that has not got all its results. */
function openCalls(turns: readonly Message[], byId: boolean): { stray: boolean; missing: boolean } {
  const found = { stray: false, missing: false };
  let open: (string | undefined)[] = [];
  for (const { role, toolCalls = [], toolCallId } of turns) {
    if (role === "tool") {
      const at = byId ? open.indexOf(toolCallId) : 0;
      if (at === -1 || open.length === 0) found.stray = true;
      else open.splice(at, 1);
      continue;
    }
    if (open.length > 0) found.missing = true;
    open = role === "assistant" ? toolCalls.map(({ id }) => id) : [];
  }
  if (open.length > 0 && turns.at(-1)?.role === "tool") found.missing = true;
  return found;
}
