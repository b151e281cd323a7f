import type { Example, Message } from "@/lib/formats/example";
import { responseLetter } from "@/lib/guideline/answers/response-letters";
import type { RowOptions } from "./export-format";
import { type ExportedExample, isBad } from "./exported";
import type { Changed, LeftOut } from "./fate";
import { answerOf, promptOf, type Turns } from "./turns";

type Preference = Extract<Example, { kind: "preference" }> & { id: string };
type Response = Preference["responses"][number];

export interface DecidedPair {
  /** The example's id, and where it makes several pairs the letters of this one. */
  id: string;
  chosen: Response;
  rejected: Response;
  /** By how much, where the criterion asks for it. */
  strength: number | undefined;
}

export interface DecidedPairs {
  example: Preference;
  prompt: Turns;
  pairs: DecidedPair[];
  changed: Changed[];
}

/**
 * The pairs that a decided preference makes: the chosen response with each of the others. Ties and what is not decided make none, nor do
 * responses that are the same.
 */
export function decidedPairs(row: ExportedExample, { target }: RowOptions): DecidedPairs | LeftOut {
  const { example } = row;
  if (example.kind !== "preference") return "other-kind";
  if (isBad(row)) return "bad-example";
  const decided = preferenceIn(target === undefined ? undefined : row.decided[target]);
  if (decided?.choice === "tie") return "tie";
  const { responses, id } = example;
  const index = responses.findIndex((_, candidate) => responseLetter(candidate) === decided?.choice);
  const chosen = responses[index];
  if (!decided || !chosen) return "undecided";
  const pairs = responses.flatMap((rejected, other) =>
    other === index || isSame(chosen, rejected)
      ? []
      : [
          {
            id: responses.length > 2 ? `${id}#${responseLetter(index)}>${responseLetter(other)}` : id,
            chosen,
            rejected,
            strength: decided.strength,
          },
        ],
  );
  if (pairs.length === 0) return "equal-responses";
  const prompt = promptOf(example)!;
  const isFewer = pairs.length < responses.length - 1;
  return { example, prompt, pairs, changed: [...prompt.changed, ...(isFewer ? (["equal-pairs"] as const) : [])] };
}

/** A decided preference, where a value is one. */
export function preferenceIn(value: unknown): { choice: string; strength?: number } | undefined {
  if (typeof value !== "object" || value === null || !("choice" in value)) return undefined;
  return typeof value.choice === "string" ? (value as { choice: string; strength?: number }) : undefined;
}

function isSame(one: Response, other: Response): boolean {
  return JSON.stringify(bare(answerOf(one))) === JSON.stringify(bare(answerOf(other)));
}

/** What a model would learn of messages: the ids of calls say nothing. */
function bare(messages: readonly Message[]) {
  return messages.map(({ role, content, toolCalls }) => [
    role,
    content.trim(),
    toolCalls?.map((call) => [call.name, call.arguments]),
  ]);
}
