import { z } from "zod";
import { keySchema } from "@/lib/guideline/guideline-example";
import { text } from "@/lib/input/schemas";

/** How many values an operator takes, and of what kind. */
type Takes = "some" | "any-number" | "pair" | "number" | "share" | "count" | "nothing";

/** What can be asked of an example on one criterion: first of the decided answer, then of the people behind it. */
const TAKES = {
  is: "some",
  "is-not": "some",
  "at-least": "number",
  "at-most": "number",
  "any-of": "some",
  "all-of": "some",
  "none-of": "some",
  "none-but": "any-number",
  strength: "count",
  first: "some",
  before: "pair",
  decided: "nothing",
  share: "share",
  unanimous: "nothing",
  settled: "nothing",
  people: "count",
} as const satisfies Record<string, Takes>;

export type Operator = keyof typeof TAKES;
export const OPERATORS = Object.keys(TAKES) as Operator[];
export const takesOf = (operator: Operator): Takes => TAKES[operator];

/** One thing that an example must meet. */
export interface Condition {
  /** Its key. */
  criterion: string;
  operator: Operator;
  values: string[];
}

const MOST_PEOPLE = 1000;
/** Conditions that one export can ask for. */
export const MOST_CONDITIONS = 20;

const PROBLEMS: Record<Takes, (values: readonly string[]) => string | null> = {
  some: (values) => (values.length > 0 ? null : "needs a value"),
  "any-number": () => null,
  pair: ([one, other, ...more]) =>
    one !== undefined && other !== undefined && one !== other && more.length === 0
      ? null
      : "takes two different values",
  number: ([one, ...more]) => (isNumber(one) && more.length === 0 ? null : "takes one number"),
  share: ([one, ...more]) =>
    isNumber(one) && Number(one) > 0 && Number(one) <= 1 && more.length === 0 ? null : "takes one share, such as 0.8",
  count: ([one, ...more]) =>
    isNumber(one) &&
    Number.isInteger(Number(one)) &&
    Number(one) >= 1 &&
    Number(one) <= MOST_PEOPLE &&
    more.length === 0
      ? null
      : `takes one whole number from 1 to ${MOST_PEOPLE}`,
  nothing: (values) => (values.length === 0 ? null : "takes no value"),
};

function isNumber(value: string | undefined): boolean {
  return value !== undefined && value.trim() !== "" && Number.isFinite(Number(value));
}

/** What is wrong with a condition by itself, whatever criterion it is about; null where nothing is. */
export function conditionProblem({ operator, values }: Pick<Condition, "operator" | "values">): string | null {
  const problem = PROBLEMS[TAKES[operator]](values);
  return problem && `${operator} ${problem}`;
}

/** A condition as addresses, calls and manifests write it: `helpfulness:at-least:4`, `issues:none-but:too-long,off-topic`. */
export function writeCondition({ criterion, operator, values }: Condition): string {
  const head = `${criterion}:${operator}`;
  if (values.length === 0) return head;
  return `${head}:${values.map((value) => value.replaceAll(/[\\,]/g, "\\$&")).join(",")}`;
}

/** The same read back; in words what cannot be read. */
export function readCondition(written: string): Condition | string {
  const [, criterion = "", name = "", list] = /^([^:]*):([^:]*)(?::(.*))?$/s.exec(written) ?? [];
  const operator = OPERATORS.find((known) => known === name);
  if (!keySchema.safeParse(criterion).success) return "write criterion:operator:values, such as helpfulness:at-least:4";
  if (!operator) return `${name || "nothing"} is no operator; use one of: ${OPERATORS.join(", ")}`;
  const condition = { criterion, operator, values: list === undefined ? [] : listed(list) };
  return conditionProblem(condition) ?? condition;
}

/** A list with commas between its values; a backslash takes the next character as it is. */
function listed(list: string): string[] {
  const values = [""];
  for (const [, taken, char] of list.matchAll(/\\(.)|(.)/gsu)) {
    if (char === ",") values.push("");
    else values.push(values.pop()! + (taken ?? char ?? ""));
  }
  return [...new Set(values.filter((value) => value !== ""))];
}

const conditionSchema = text(5000).transform((written, context) => {
  const condition = readCondition(written);
  if (typeof condition !== "string") return writeCondition(condition);
  context.addIssue({ code: "custom", message: condition });
  return z.NEVER;
});

/** Conditions as they stand in a query or a body, all of which an example must meet. In one form, so that equal ones are equal texts. */
export const whereSchema = z
  .union([z.array(conditionSchema).max(MOST_CONDITIONS), conditionSchema.transform((one) => [one])], {
    // One or several are the same: what is wrong is said of the one that was given.
    error: ({ code, errors }) =>
      code === "invalid_union"
        ? (errors.find((issues) => issues.every((issue) => issue.code !== "invalid_type"))?.[0]?.message ?? null)
        : null,
  })
  .optional()
  .describe(
    `Only examples that meet this, as criterion:operator:values; named several times, those that meet all. Of the decided answer: ${[
      "is and is-not (any of the values, separated by commas)",
      "at-least and at-most (a number)",
      "any-of, all-of, none-of and none-but (of several; none-but without a value: none at all)",
      "strength (of a preference, at least)",
      "first (of a ranking, any of the values) and before (the first value ranked before the second)",
      "decided",
    ].join(", ")}. Of the people: ${[
      "share (of their labels, at least so many are equal)",
      "unanimous (two or more, and all are equal)",
      "settled (by a reviewer)",
      "people (at least so many labelled it)",
    ].join(", ")}. A comma or backslash within a value has a backslash before it`,
  );

/** The conditions of a query that was read by its schema. */
export function conditionsOf(where: readonly string[] | undefined): Condition[] {
  return (where ?? []).map((written) => readCondition(written) as Condition);
}
