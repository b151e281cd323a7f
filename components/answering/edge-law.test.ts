import fc from "fast-check";
import { expect, test } from "vitest";
import { type AnswerValue, type Criterion, type CriterionInput, criteriaSchema } from "@/lib/guideline/schema";
import { Answering } from "./answering";
import { actionOf, allocateKeys, isAnswering } from "./keys";
import { Observable } from "./observable";
import { Sheet } from "./sheet";
import type { Caret } from "./span-caret";

const GUIDELINES = 100;
const SEQUENCES_EACH = 100;

type Kind = Omit<CriterionInput, "key" | "title" | "required">;

const options = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    value: `o${at}`,
    label: ["Yes", "No", "Maybe", "Other"][at] ?? `Of ${at}`,
  }));
const kind: fc.Arbitrary<Kind> = fc.oneof(
  fc.integer({ min: 2, max: 24 }).map((n): Kind => ({ kind: "choice", level: "nominal", options: options(n) })),
  fc.integer({ min: 2, max: 11 }).map((n): Kind => ({ kind: "multi", level: "set", options: options(n) })),
  fc
    .record({ min: fc.integer({ min: -2, max: 1 }), length: fc.constantFrom(1, 4, 9, 10, 100) })
    .map(({ min, length }): Kind => ({ kind: "scale", level: "ordinal", scale: { min, max: min + length, step: 1 } })),
  fc
    .record({ strength: fc.constantFrom(1 as const, 2 as const, 3 as const), ties: fc.boolean() })
    .map((preference): Kind => ({ kind: "preference", level: "ordinal", preference })),
  fc.constant<Kind>({ kind: "ranking", level: "ordinal" }),
  fc.integer({ min: 2, max: 5 }).map((n): Kind => ({ kind: "ranking", level: "ordinal", options: options(n) })),
  fc.constant<Kind>({ kind: "text", level: "nominal" }),
  fc.constant<Kind>({ kind: "span", level: "nominal", options: options(2) }),
);
const guideline = fc
  .array(fc.record({ kind, required: fc.boolean(), depends: fc.boolean() }), { minLength: 1, maxLength: 7 })
  .map((questions) => {
    const made: CriterionInput[] = [];
    for (const [at, { kind: of, required, depends }] of questions.entries()) {
      const parent = depends ? made.findLast((one) => one.kind === "choice") : undefined;
      const showIf = parent?.options?.[0] && { criterion: parent.key, in: [parent.options[0].value] };
      made.push({ ...of, key: `q${at}`, title: `Question ${at}`, required, ...(showIf && { showIf }) });
    }
    return criteriaSchema.parse(made);
  });

/** What happens at the keyboard; `wait` lets pass whatever time something waited for. */
function presses(criteria: readonly Criterion[]): fc.Arbitrary<string[]> {
  const letters = [...allocateKeys(criteria).actions.keys()];
  const named = ["up", "down", "left", "right", "backspace", "delete", "z", "mod+z", "wait", "select"];
  return fc.array(fc.constantFrom(..."0123456789", ...letters, ...named), { minLength: 1, maxLength: 40 });
}

function sit(criteria: readonly Criterion[], responses: number) {
  const order = Array.from({ length: responses }, (_, at) => (at + 1) % responses);
  const sheet = new Sheet(criteria, { responses, textLength: 9 }, {});
  const keys = allocateKeys(criteria);
  const selection = new Observable<Caret | null>(null);
  let waits: (() => void)[] = [];
  const hands = new Answering(
    { order, spanText: "Anna, Bo.", sheet, keys, selection },
    {
      later: (_ms, run) => {
        waits.push(run);
        return () => {
          waits = waits.filter((one) => one !== run);
        };
      },
    },
  );
  return (name: string) => {
    if (name === "wait") for (const run of waits.splice(0)) run();
    else if (name === "select") selection.set({ anchor: 0, at: 4 });
    const action = actionOf(name, keys, false);
    if (action && action.do !== "command") hands.perform(action);
    else if (action && isAnswering(action.command)) hands.perform({ do: "command", command: action.command });
    return sheet.read();
  };
}

const same = (a: AnswerValue | undefined, b: AnswerValue | undefined) => JSON.stringify(a) === JSON.stringify(b);

function expectLaw(criteria: readonly Criterion[], sequence: readonly string[], responses: number): void {
  const press = sit(criteria, responses);
  let before = press("");
  let stood = before.answers;
  for (const name of sequence) {
    const after = press(name);
    const changed = criteria.map(({ key }) => key).filter((key) => !same(before.answers[key], after.answers[key]));
    // No key changes a question that did not show the edge, and none changes anything where nothing showed it.
    expect(changed.filter((key) => key !== before.focus)).toEqual([]);
    const [key] = changed;
    if (key !== undefined && stood[key] !== undefined && !name.endsWith("z")) {
      // What takes the place of an answer that stood is marked, keeps the edge, and one key puts it back.
      const isBack = same(stood[key], after.answers[key]);
      expect(after.replaced.get(key)).toEqual(isBack ? undefined : stood[key]);
      expect(isBack || after.focus === key).toBe(true);
    }
    // An answer stands from when the edge left its question.
    if (after.focus !== before.focus || (name.endsWith("z") && key !== undefined)) stood = after.answers;
    before = after;
  }
  const last = before.focus === null ? undefined : before.replaced.get(before.focus);
  if (last !== undefined) expect(press("z").answers[before.focus!]).toEqual(last);
}

test("no key ever changes a question that did not show the edge, and no answer that stood changes unmarked", () => {
  const guidelines = fc.sample(guideline, { numRuns: GUIDELINES, seed: 20261129 });
  for (const [at, criteria] of guidelines.entries())
    fc.assert(
      fc.property(presses(criteria), fc.constantFrom(2, 3), (sequence, responses) =>
        expectLaw(criteria, sequence, responses),
      ),
      { numRuns: SEQUENCES_EACH, seed: at },
    );
});
