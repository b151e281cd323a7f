import { codePointLength } from "@/lib/core/text/code-points";
import { storableBeginning } from "@/lib/core/text/unstorable";
import { isRecord } from "@/lib/formats/fields";
import { checkAnswer } from "../answers/answer";
import { isAsked } from "../answers/answers";
import { responseLetter } from "../answers/response-letters";
import type { CheckedAnswer } from "../kinds/kind";
import { KINDS } from "../kinds/kinds";
import type { AnswerValue, Criterion } from "../schema";
import { findQuotes } from "./quote";

/** Why a judge's verdict gives no label on a criterion. */
const UNSCORED_CODES = [
  "not-json",
  "not-an-object",
  "no-value",
  "invalid-value",
  "depends-on-unscored",
  "nothing-to-quote",
] as const;
type UnscoredCode = (typeof UNSCORED_CODES)[number];

/** What a verdict says on one criterion. `reason` is the judge's own, as far as it gave one. */
export type CriterionVerdict =
  | { criterion: string; scored: true; value: AnswerValue; reason: string | null }
  | { criterion: string; scored: false; code: UnscoredCode; message: string; reason: string | null };

/** What the judge saw. */
interface JudgedExample {
  /** Indices into the example's responses in the order in which they were shown; empty where there are none to order. */
  order: readonly number[];
  /** The text that quotations are looked up in. */
  spanText?: string | undefined;
}

const MAX_REASON = 10_000;

/**
 * Reads a raw verdict by the verdict schema of a version: for each criterion that was asked, its value or why there is none. A
 * criterion that was not asked, or an optional one left open, is not in the list. One bad value leaves the others standing; a verdict
 * that cannot be read at all leaves every criterion unscored. A bare value in place of `{reason, value}` is taken as the value.
 * Letters that the judge gave by place are put back to the example's own.
 */
export function readVerdict(criteria: readonly Criterion[], raw: unknown, seen: JudgedExample): CriterionVerdict[] {
  const read = readJudgeObject(raw);
  if (!read.ok) {
    const { code, message } = read;
    return criteria
      .filter(({ showIf }) => !showIf)
      .map(({ key }) => ({ criterion: key, scored: false, code, message, reason: null }));
  }
  const verdicts: CriterionVerdict[] = [];
  const scored = new Map<string, AnswerValue>();
  for (const criterion of criteria) {
    const verdict = onCriterion(criterion, read.object, seen, verdicts, scored);
    if (!verdict) continue;
    verdicts.push(verdict);
    if (verdict.scored) scored.set(criterion.key, verdict.value);
  }
  return verdicts;
}

function onCriterion(
  criterion: Criterion,
  object: JudgeObject,
  seen: JudgedExample,
  before: readonly CriterionVerdict[],
  scored: ReadonlyMap<string, AnswerValue>,
): CriterionVerdict | null {
  const { given, reason } = entryOf(object, criterion.key);
  const unscored = (code: UnscoredCode, message: string): CriterionVerdict => ({
    criterion: criterion.key,
    scored: false,
    code,
    message,
    reason,
  });
  const condition = criterion.showIf?.criterion;
  if (before.some((verdict) => verdict.criterion === condition && !verdict.scored)) {
    return unscored("depends-on-unscored", `whether it is asked depends on ${condition}, which is unscored`);
  }
  if (!isAsked(criterion, scored)) return null;
  if (given === undefined || given === null) {
    return criterion.required ? unscored("no-value", "the verdict has no value for this criterion") : null;
  }
  const checked = checkValue(criterion, given, seen);
  if (checked.ok) return { criterion: criterion.key, scored: true, value: checked.value, reason };
  return unscored("code" in checked ? checked.code : "invalid-value", checked.message);
}

function entryOf(object: JudgeObject, key: string): { given: unknown; reason: string | null } {
  const entry = Object.hasOwn(object, key) ? object[key] : undefined;
  if (!isRecord(entry) || !Object.hasOwn(entry, "value")) return { given: entry, reason: null };
  return { given: entry.value, reason: typeof entry.reason === "string" ? storable(entry.reason) : null };
}

/** The reason as a database can hold it. */
function storable(reason: string): string | null {
  const text = storableBeginning(reason, MAX_REASON).trim();
  return text === "" ? null : text;
}

type CheckedValue = CheckedAnswer | { ok: false; message: string; code: UnscoredCode };

function checkValue(criterion: Criterion, given: unknown, { order, spanText }: JudgedExample): CheckedValue {
  if (KINDS[criterion.kind].marksText) {
    if (spanText === undefined) {
      return { ok: false, code: "nothing-to-quote", message: "this example has no single text to quote from" };
    }
    const found = findQuotes(given, spanText);
    return found.ok ? checkAnswer(criterion, found.spans, { textLength: codePointLength(spanText) }) : found;
  }
  const checked = checkAnswer(criterion, given, { responses: order.length > 0 ? order.length : undefined });
  return checked.ok ? { ok: true, value: ownLetters(criterion, checked.value, order) } : checked;
}

/** A value that names responses by the place in which the judge saw them, with the example's own letters instead. */
function ownLetters(criterion: Criterion, value: AnswerValue, order: readonly number[]): AnswerValue {
  const own = (letter: string) => {
    const index = order[letter.charCodeAt(0) - 65];
    return letter.length === 1 && index !== undefined ? responseLetter(index) : letter;
  };
  if (typeof value !== "object" || !KINDS[criterion.kind].namesResponses(criterion)) return value;
  if (!Array.isArray(value)) return { ...value, choice: own(value.choice) };
  return value.map((item) => (typeof item === "string" ? own(item) : item.label));
}

type JudgeObject = Record<string, unknown>;

type ReadJudgeObject =
  | { ok: true; object: JudgeObject }
  | { ok: false; code: "not-json" | "not-an-object"; message: string };

/**
 * The JSON object that a judge answered: an object as it is, or a text that holds one and nothing else. White space around it and one
 * Markdown fence are let pass, since providers add them; prose before or after is not, because it may contradict the object.
 */
function readJudgeObject(raw: unknown): ReadJudgeObject {
  const read = typeof raw === "string" ? parse(raw) : { ok: true as const, value: raw };
  if (!read.ok) return { ok: false, code: "not-json", message: read.message };
  if (isRecord(read.value)) return { ok: true, object: read.value };
  return { ok: false, code: "not-an-object", message: "the verdict is not a JSON object" };
}

function parse(raw: string): { ok: true; value: unknown } | { ok: false; message: string } {
  const text = raw.trim();
  const fenced = /^```(?:json)?\s*\n([\s\S]*?)\n?\s*```$/i.exec(text)?.[1];
  if (text === "") return { ok: false, message: "the verdict is empty" };
  try {
    return { ok: true, value: JSON.parse(fenced ?? text) };
  } catch (error) {
    return { ok: false, message: `the verdict is not JSON: ${error instanceof Error ? error.message : "unreadable"}` };
  }
}
