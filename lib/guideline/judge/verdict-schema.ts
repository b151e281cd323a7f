import { responseLetter } from "../answers/answer";
import { scalePoints } from "../answers/scale-points";
import type { Criterion } from "../schema";

/** A JSON Schema as plain data. */
export type JsonSchema = {
  [key: string]: JsonSchema | JsonSchema[] | (string | number | null)[] | string | number | boolean;
};

/**
 * The JSON Schema (2020-12, within what strict structured output of the usual providers takes) of a verdict: for each criterion, in
 * order, `{reason, value}`. The reason comes first so that it is written before the value is chosen. A value may be null where the
 * criterion is optional or asked only sometimes.
 */
export function verdictSchema(criteria: readonly Criterion[], responses: number): JsonSchema {
  const verdicts = criteria.map((criterion): [string, JsonSchema] => [
    criterion.key,
    closedObject({ reason: { type: "string" }, value: optional(criterion, valueSchema(criterion, responses)) }),
  ]);
  return closedObject(Object.fromEntries(verdicts));
}

/** Whether a verdict may leave the criterion open. */
export function isOptional({ required, showIf }: Criterion): boolean {
  return !required || showIf !== undefined;
}

/** The letters of an example's responses: A, B … */
export function responseLetters(responses: number): string[] {
  return Array.from({ length: responses }, (_, index) => responseLetter(index));
}

function optional(criterion: Criterion, schema: JsonSchema): JsonSchema {
  return isOptional(criterion) ? { anyOf: [schema, { type: "null" }] } : schema;
}

function valueSchema(criterion: Criterion, responses: number): JsonSchema {
  const values = criterion.options?.map((option) => option.value) ?? [];
  switch (criterion.kind) {
    case "choice":
      return { type: "string", enum: values };
    case "multi":
      return { type: "array", items: { type: "string", enum: values } };
    case "scale":
      return scaleSchema(criterion);
    case "preference":
      return preferenceSchema(criterion, responseLetters(responses));
    case "ranking":
      return rankingSchema(values.length > 0 ? values : responseLetters(responses));
    case "text":
      return { type: "string" };
    case "span":
      return { type: "array", items: quoteSchema(values) };
  }
}

function scaleSchema({ scale }: Criterion): JsonSchema {
  if (!scale) return { type: "number" };
  const points = scalePoints(scale);
  return points ? { type: "number", enum: points } : { type: "number", minimum: scale.min, maximum: scale.max };
}

function preferenceSchema({ preference }: Criterion, letters: string[]): JsonSchema {
  const strengths = Array.from({ length: preference?.strength ?? 1 }, (_, index) => index + 1);
  const choice: JsonSchema = { type: "string", enum: letters };
  const preferred = closedObject(
    strengths.length > 1 ? { choice, strength: { type: "integer", enum: strengths } } : { choice },
  );
  if (!preference?.ties) return preferred;
  return { anyOf: [preferred, closedObject({ choice: { type: "string", enum: ["tie"] } })] };
}

function rankingSchema(values: string[]): JsonSchema {
  return {
    type: "array",
    items: { type: "string", enum: values },
    minItems: values.length,
    maxItems: values.length,
  };
}

/** A model cannot count characters but can quote: the quotation is looked up in the text afterwards. */
function quoteSchema(labels: string[]): JsonSchema {
  return closedObject({
    quote: { type: "string" },
    occurrence: { type: "integer", minimum: 1 },
    label: { type: "string", enum: labels },
  });
}

function closedObject(properties: Record<string, JsonSchema>): JsonSchema {
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
}
