import { KINDS } from "../kinds/kinds";
import type { Criterion } from "../schema";
import { closedObject, type JsonSchema } from "./json-schema";

/**
 * The JSON Schema (2020-12, within what strict structured output of the usual providers takes) of a verdict: for each criterion, in
 * order, `{reason, value}`. The reason comes first so that it is written before the value is chosen. A value may be null where the
 * criterion is optional or asked only sometimes.
 */
export function verdictSchema(criteria: readonly Criterion[], responses: number): JsonSchema {
  const verdicts = criteria.map((criterion): [string, JsonSchema] => [
    criterion.key,
    closedObject({
      reason: { type: "string" },
      value: optional(criterion, KINDS[criterion.kind].judge.schema(criterion, responses)),
    }),
  ]);
  return closedObject(Object.fromEntries(verdicts));
}

/** Whether a verdict may leave the criterion open. */
export function isOptional({ required, showIf }: Criterion): boolean {
  return !required || showIf !== undefined;
}

function optional(criterion: Criterion, schema: JsonSchema): JsonSchema {
  return isOptional(criterion) ? { anyOf: [schema, { type: "null" }] } : schema;
}
