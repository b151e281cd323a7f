import { responseOrder } from "@/components/example-view/response-order";
import type { BlindExample } from "@/lib/formats/example";
import { type AnswerContext, answerContext, spanText } from "@/lib/guideline/answers/answer-context";
import { askedCriteria } from "@/lib/guideline/answers/asked-criteria";
import type { Answers, Criterion } from "@/lib/guideline/schema";
import { allocateKeys, type QuestionKeys } from "./keys";
import { Observable } from "./observable";
import { Sheet } from "./sheet";
import type { Caret } from "./span-caret";

/** What a question shares with its example and the other questions, also where it is asked without them. */
export interface QuestionTask {
  /** Index of the response at each position; empty for examples without several. */
  order: readonly number[];
  /** The text in which spans are marked; none where there is no single one. */
  spanText: string | undefined;
  sheet: Sheet;
  keys: QuestionKeys;
  /** What is selected for a span. */
  selection: Observable<Caret | null>;
}

/** One example while it is answered. Whose it is, for how long, and where the answers go is the business of whoever asks. */
export interface Task extends QuestionTask {
  /** Unique: an example that is shown anew is a new task. */
  id: string;
  example: { id: string } & BlindExample;
}

interface Asking extends Pick<Task, "id" | "example"> {
  /** All of the guideline version: its letters stay, whichever are asked. */
  criteria: readonly Criterion[];
  /** Keys of those that are asked; of none, all. */
  asked?: readonly string[];
  responseOrder?: readonly number[];
  begun?: Begun;
}

/** What was answered before, and how often each answer was changed. */
interface Begun {
  answers: Answers;
  changed?: Record<string, number>;
}

export function makeTask({ id, example, criteria, asked = [], responseOrder: wanted, begun }: Asking): Task {
  const order = example.kind === "preference" ? responseOrder(example.responses.length, wanted) : [];
  const { kind } = example;
  const about = { order, spanText: spanText(kind, example), context: answerContext(kind, example) };
  return { id, example, ...askQuestions(askedCriteria(criteria, asked), about, keysOf(criteria), begun) };
}

/** Questions about what is shown elsewhere. */
export function askQuestions(
  criteria: readonly Criterion[],
  { context, ...shown }: Pick<QuestionTask, "order" | "spanText"> & { context: AnswerContext },
  keys: QuestionKeys,
  { answers, changed }: Begun = { answers: {} },
): QuestionTask {
  const sheet = new Sheet(criteria, context, answers, changed);
  return { ...shown, sheet, keys, selection: new Observable<Caret | null>(null) };
}

const known = new WeakMap<readonly Criterion[], QuestionKeys>();

/** One allocation per guideline version. */
function keysOf(criteria: readonly Criterion[]): QuestionKeys {
  const keys = known.get(criteria) ?? allocateKeys(criteria);
  known.set(criteria, keys);
  return keys;
}
