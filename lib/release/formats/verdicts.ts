import type { Message } from "@/lib/formats/example";
import type { AnswerValue } from "@/lib/guideline/schema";
import { decidedPairs, preferenceIn } from "./decided-pairs";
import type { RowOptions } from "./export-format";
import { type ExportedExample, isBad } from "./exported";
import type { Changed, LeftOut } from "./fate";
import { answerOf, splitAnswer, type Turns, turnsOf } from "./turns";

/** One answer to a prompt, and whether it is to be learned. */
interface Verdict {
  id: string;
  answer: Message[];
  label: boolean;
}

export interface Verdicts {
  prompt: Turns;
  verdicts: Verdict[];
  changed: Changed[];
}

/**
 * Which answers of an example are to be learned and which are not: of a decided preference the chosen one and the others; else the one
 * answer, by whether what is decided about it is desirable.
 */
export function verdictsOf(row: ExportedExample, options: RowOptions): Verdicts | LeftOut {
  const { example, decided } = row;
  const value = options.target === undefined ? undefined : decided[options.target];
  if (example.kind === "preference")
    return value !== undefined && !preferenceIn(value) ? "other-kind" : ofPairs(row, options);
  const turns = turnsOf(example);
  if (!turns) return "other-kind";
  if (isBad(row)) return "bad-example";
  const label = value === undefined ? undefined : isDesirable(value, options.desirable);
  if (label === undefined) return "undecided";
  const { prompt, answer } = splitAnswer(turns.messages);
  if (answer.length === 0) return "last-not-assistant";
  return {
    prompt: { messages: prompt, changed: [] },
    verdicts: [{ id: example.id, answer, label }],
    changed: turns.changed,
  };
}

function ofPairs(row: ExportedExample, options: RowOptions): Verdicts | LeftOut {
  const decided = decidedPairs(row, options);
  if (typeof decided === "string") return decided;
  const { example, prompt, pairs, changed } = decided;
  const { chosen } = pairs[0]!;
  const verdicts = example.responses.flatMap((response, index) => {
    const label = response === chosen;
    // One that equals the chosen response would be learned and unlearned at once.
    if (!label && pairs.every(({ rejected }) => rejected !== response)) return [];
    return [{ id: `${example.id}#${index + 1}`, answer: answerOf(response), label }];
  });
  return { prompt: { ...prompt, changed: [] }, verdicts, changed };
}

/** Whether a decided answer is desirable: a number from the point that is named, a choice among those that are. */
function isDesirable(value: AnswerValue, desirable: string | undefined): boolean | undefined {
  if (desirable === undefined) return undefined;
  if (typeof value === "number") return value >= Number(desirable);
  return typeof value === "string" ? desirableOptions(desirable).includes(value) : undefined;
}

export function desirableOptions(desirable: string): string[] {
  return desirable.split(",").map((option) => option.trim());
}
