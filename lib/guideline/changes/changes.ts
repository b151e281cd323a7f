import { canonicalJson } from "@/lib/core/text/canonical-json";
import { normaliseBody } from "../body";
import { checkFields } from "../checks/check-fields";
import { type CriterionField, fieldsOf } from "../criterion-fields";
import { exampleFields, examplesOf } from "../example-fields";
import type { GuidelineExample } from "../guideline-example";
import type { Check, Criterion, GuidelineContent } from "../schema";
import { type Clause, clausesOf, clauseText } from "./clauses";
import type { ChangeKind, ContentChanges, CriterionChange, FieldChange } from "./schema";
import { isTypingSlip } from "./wording";

type Named = Pick<GuidelineContent, "body" | "criteria" | "qualities" | "examples" | "checks">;

/**
 * What publishing `after` would change against `before` (null for a first version). A criterion whose clause or whose examples
 * changed counts as changed, because they are what it means.
 */
export function compareContents(before: Named | null, after: Named): ContentChanges {
  const old = new Map(before?.criteria.map((criterion) => [criterion.key, criterion]));
  const kept = new Set(after.criteria.map((criterion) => criterion.key));
  const [oldBody, newBody] = [sections(before ?? { body: "" }), sections(after)];
  const present = after.criteria.map((criterion) => {
    const earlier = old.get(criterion.key);
    return earlier ? compareCriterion(earlier, criterion, oldBody, newBody) : fact(criterion, "added");
  });
  const removed = [...old.values()].filter(({ key }) => !kept.has(key)).map((criterion) => fact(criterion, "removed"));
  const order = (criteria: readonly Criterion[]) =>
    criteria.flatMap(({ key }) => (old.has(key) && kept.has(key) ? [key] : [])).join(" ");
  return {
    criteria: [...present, ...removed],
    reordered: before !== null && order(before.criteria) !== order(after.criteria),
    body: oldBody.body !== newBody.body,
    qualities: compareFields(qualityFields(before?.qualities ?? {}), qualityFields(after.qualities)),
    examples: compareFields(clauseExamples(oldBody.examples), clauseExamples(newBody.examples)),
    checks: compareChecks(before?.checks ?? [], after.checks ?? []),
  };
}

interface Sections {
  body: string;
  clauses: Clause[];
  examples: readonly GuidelineExample[];
}

function sections({ body: raw, examples = [] }: Pick<Named, "body" | "examples">): Sections {
  const body = normaliseBody(raw);
  return { body, clauses: clausesOf(body), examples };
}

function fact({ key, title }: Criterion, proposed: "added" | "removed"): CriterionChange {
  return { key, title, proposed, fixed: true, fields: [] };
}

function compareCriterion(before: Criterion, after: Criterion, oldBody: Sections, newBody: Sections): CriterionChange {
  const [old, now] = [
    examplesOf(before, oldBody.examples, oldBody.clauses),
    examplesOf(after, newBody.examples, newBody.clauses),
  ];
  const [earlier, later] = [
    [...fieldsOf(before), ...exampleFields(old)],
    [...fieldsOf(after), ...exampleFields(now)],
  ];
  const fields = compareFields([...earlier, clauseField(before, oldBody)], [...later, clauseField(after, newBody)]);
  // Whatever a criterion and its examples may hold beyond the named fields must not change unseen.
  const [whole, wholeNow] = [canonicalJson([before, old]), canonicalJson([after, now])];
  if (compareFields(earlier, later).length === 0 && whole !== wholeNow) {
    fields.push({ name: "definition", before: whole, after: wholeNow, weight: "semantic" });
  }
  const structure = new Set(
    [...earlier, ...later].flatMap((field) => (field.class === "structure" ? [field.name] : [])),
  );
  const proposed =
    fields.length === 0 ? "unchanged" : fields.some(({ weight }) => weight === "semantic") ? "semantic" : "editorial";
  const fixed = fields.some(({ name }) => structure.has(name));
  return { key: after.key, title: after.title, proposed, fixed, fields };
}

function clauseField({ clause }: Criterion, { body, clauses }: Sections): CriterionField {
  const text = clause === undefined ? null : clauseText(body, clause, clauses);
  return { name: "clause text", class: "wording", text: text ?? undefined };
}

function clauseExamples(examples: readonly GuidelineExample[]): CriterionField[] {
  return exampleFields(examples.filter(({ criterion }) => criterion === undefined));
}

function qualityFields(qualities: Named["qualities"]): CriterionField[] {
  return Object.entries(qualities).map(([name, text]) => ({ name, class: "wording", text }));
}

function compareChecks(before: readonly Check[], after: readonly Check[]): FieldChange[] {
  const fields = compareFields(checkFields(before), checkFields(after));
  // What two sentences may not tell apart must not change unseen.
  const [whole, wholeNow] = [canonicalJson(before), canonicalJson(after)];
  return fields.length > 0 || whole === wholeNow
    ? fields
    : [{ name: "definition", before: whole, after: wholeNow, weight: "semantic" }];
}

function compareFields(before: readonly CriterionField[], after: readonly CriterionField[]): FieldChange[] {
  const [old, now] = [before, after].map((fields) => new Map(fields.map((field) => [field.name, field])));
  const names = new Set([...after, ...before].map((field) => field.name));
  return [...names].flatMap((name) => {
    const [from, to] = [old!.get(name)?.text, now!.get(name)?.text];
    const kind = (now!.get(name) ?? old!.get(name))!.class;
    return from === to ? [] : [{ name, before: from, after: to, weight: weigh(kind, from ?? "", to ?? "") }];
  });
}

function weigh(kind: CriterionField["class"], before: string, after: string): FieldChange["weight"] {
  if (kind === "setting") return "editorial";
  return kind === "wording" && isTypingSlip(before, after) ? "editorial" : "semantic";
}

export type DecidedChanges =
  | { ok: true; changes: Record<string, ChangeKind> }
  | { ok: false; key: string; message: string };

/**
 * The kinds of change to publish: the proposal, unless the lead decided otherwise. Refused: a decision on a criterion that neither
 * version has, and "editorial" for a changed structure. What was added or removed stays so whatever was decided.
 */
export function decideChanges(
  proposed: readonly CriterionChange[],
  decided: Readonly<Record<string, "editorial" | "semantic">>,
): DecidedChanges {
  const byKey = new Map(proposed.map((change) => [change.key, change]));
  const changes: Record<string, ChangeKind> = {};
  for (const change of proposed) changes[change.key] = change.proposed;
  for (const [key, kind] of Object.entries(decided)) {
    const change = byKey.get(key);
    if (!change) return { ok: false, key, message: `there is no criterion ${key}` };
    if (change.proposed === "added" || change.proposed === "removed") continue;
    if (change.fixed && kind === "editorial") {
      const what = change.fields.map((field) => field.name).join(", ");
      return { ok: false, key, message: `${key} changes in meaning (${what}): leave it semantic` };
    }
    changes[key] = kind;
  }
  return { ok: true, changes };
}
