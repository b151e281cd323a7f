import type { ExampleKind } from "@/lib/formats/example";
import { unpackJson } from "@/lib/formats/json-cell";
import { answerContext, spanText } from "@/lib/guideline/answers/answer-context";
import type { CheckedAnswer } from "@/lib/guideline/kinds/kind";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Criterion } from "@/lib/guideline/schema";
import type { AnnotationRow } from "./annotation-row";
import { type ReadingContext, readValue } from "./annotation-value";
import { lookLikeUnits, placeSpans } from "./span-offsets";

/** An example as far as an answer to it is held against it. */
export interface KnownExample {
  id: string;
  kind: ExampleKind;
  /** Null where it is a placeholder, of which nothing is known. */
  content: Record<string, unknown> | null;
}

/** Whether what an example holds decides which answers a criterion can get. */
export function dependsOnExample(criterion: Criterion): boolean {
  const { marksText, namesResponses } = KINDS[criterion.kind];
  return marksText || namesResponses(criterion);
}

/** Reads an answer to a criterion whose answers are the same for every example, or about one of which nothing is known. */
export function readWithoutExample(
  criterion: Criterion,
  { value, offsets, decimals }: Pick<AnnotationRow, "value" | "offsets" | "decimals">,
): CheckedAnswer {
  return readPlaced(criterion, value, undefined, offsets, { decimals });
}

/** Reads an answer and holds it against its example just as one that is submitted, so that nothing stands that could not be given. */
export function readForExample(
  criterion: Criterion,
  given: Pick<AnnotationRow, "value" | "offsets" | "decimals">,
  example: KnownExample,
): CheckedAnswer {
  const { kind, content } = example;
  if (content === null || !dependsOnExample(criterion)) return readWithoutExample(criterion, given);
  const { value, offsets } = given;
  const context = answerContext(kind, content);
  if (!KINDS[criterion.kind].marksText)
    return context.responses === undefined
      ? { ok: false, message: `the example is one ${kind} and has no responses to compare` }
      : readValue(criterion, value, context);
  const text = spanText(kind, content);
  return text === undefined
    ? { ok: false, message: `the example is a ${kind}, which has no single text to mark` }
    : readPlaced(criterion, value, text, offsets, context);
}

function readPlaced(
  criterion: Criterion,
  raw: unknown,
  text: string | undefined,
  offsets: AnnotationRow["offsets"],
  context: ReadingContext,
): CheckedAnswer {
  if (!KINDS[criterion.kind].marksText) return readValue(criterion, raw, context);
  const value = unpackJson(raw);
  const placed = placeSpans(value, text, offsets);
  if (!placed.ok) return placed;
  const checked = readValue(criterion, placed.value, context);
  if (checked.ok || text === undefined || offsets !== undefined || !lookLikeUnits(value, text)) return checked;
  return { ok: false, message: `${checked.message}; the offsets look like UTF-16: if they are, say so in the mapping` };
}
