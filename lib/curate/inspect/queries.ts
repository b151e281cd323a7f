import "server-only";
import { cache } from "react";
import { type ProjectScope, requireProject } from "@/lib/auth/scope";
import { PATTERN, SHOWN_FACTS, SLICE } from "@/lib/core/facts/catalogue";
import { FLAGGED, PASSED, UNKNOWN } from "@/lib/core/facts/flagged";
import { copiesStatement } from "@/lib/examples/copies";
import { examplesById, type NamedExample } from "@/lib/examples/named";
import { sliceNames } from "@/lib/examples/slices";
import { patternsOf } from "@/lib/facts/patterns";
import { pinnedChecks } from "@/lib/guideline/checks/pinned-checks";
import type { Check } from "@/lib/guideline/schema";
import { MAX_INTEGER } from "@/lib/input/schemas";
import { countsStatement } from "@/lib/labels/counts";
import { versionsIn } from "@/lib/labels/figures";
import { type FigureFilter, resolveFigure } from "@/lib/labels/filter";
import { ratingsOf } from "@/lib/labels/labels";
import type { FigureQuery } from "@/lib/labels/schema";
import { newestLabel } from "@/lib/measure/remembered";
import type { Statement } from "@/lib/server/columns/read-columns";
import { replica } from "@/lib/server/db";
import { ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { AllTasks } from "@/lib/server/threads/all-tasks";
import { calculate } from "@/lib/server/threads/calculate";
import { Memory, type Remembered } from "@/lib/server/threads/remembered";
import { isCut, wordFacts } from "./cuts";
import type { GroupsOfLabels } from "./label-members";
import { type LabelGroups, readLabelled } from "./labelled";
import type { LookQuestion } from "./looked";
import type { Look, OneFactQuery } from "./schema";

type Read = ProjectScope<"examples:read">;

interface AskOptions {
  /** For a page: what is known comes at once, also while newer facts are taken in. */
  remembered?: boolean;
  /** What must not be an older one, though the rest may: another value is another question. */
  about?: string;
}

const globals = globalThis as typeof globalThis & { touchstoneInspected?: Memory };

/** An answer of a thread, which is kept until something is found out or made anew. */
async function answer<Name extends keyof AllTasks>(
  scope: Read,
  task: Name,
  question: Omit<Parameters<AllTasks[Name]>[0], "projectId">,
  { remembered = false, about = "" }: AskOptions,
  isOfLabels = "labelled" in question,
): Promise<Remembered<Awaited<ReturnType<AllTasks[Name]>>>> {
  const input = { ...question, projectId: scope.projectId } as Parameters<AllTasks[Name]>[0];
  globals.touchstoneInspected ??= new Memory();
  return globals.touchstoneInspected.ask(
    `${task} ${JSON.stringify(input)} ${about}`,
    `${await stateOfFacts(scope)} ${isOfLabels ? await newestLabel(scope) : ""}`,
    () => calculate(task, input),
    { newest: !remembered },
  );
}

/** Says by another value whether anything was found out or made anew. The parts of a page ask once. */
const stateOfFacts = cache(async ({ projectId }: Read): Promise<string> => {
  const [row] = await replica().$queryRaw<{ state: string }[]>`
    SELECT concat_ws(' ',
      (SELECT count(*) || ' ' || coalesce(max(revision), 0) FROM fact_batch WHERE project_id = ${projectId}::uuid),
      (SELECT count(*) || ' ' || coalesce(max(revision), 0) FROM fact_column WHERE project_id = ${projectId}::uuid),
      (SELECT md5(string_agg(maker || parameters::text, ' ' ORDER BY maker)) FROM fact_maker WHERE project_id = ${projectId}::uuid),
      (SELECT md5(string_agg(hash || names::text, ' ' ORDER BY hash)) FROM topic_model WHERE project_id = ${projectId}::uuid),
      (SELECT max(created_at) FROM duplicate_run WHERE project_id = ${projectId}::uuid)) AS state`;
  return row!.state;
});

/**
 * A fact among the examples that each person labelled on a criterion, that were labelled under each version, or that got each answer from most, as
 * far as a filter lets labels through.
 */
export async function byLabelsOn(
  scope: Read & ProjectScope<"measure:read">,
  fact: string,
  { by, ...look }: Look & { by: LabelGroups },
  labels: FigureQuery,
  options: AskOptions = {},
) {
  const found = await resolveFigure(scope, labels);
  if (!found.ok) return found;
  const question = { ...(await lookOf(scope, look)), fact, by, groups: groupsStatement(scope, found.value, by) };
  return ok(await answer(scope, "inspect.byLabels", question, options, true));
}

function groupsStatement(scope: Read, filter: FigureFilter, by: LabelGroups): Statement {
  const { strings, values } =
    by === "label" ? countsStatement(scope, filter) : ratersStatement(ratingsOf(scope, filter), by);
  return { strings, values };
}

function ratersStatement(ratings: Prisma.Sql, by: Exclude<LabelGroups, "label">): Prisma.Sql {
  switch (by) {
    case "annotator":
      return Prisma.sql`SELECT r.example_id, r.annotator_id::text, 1 FROM ${ratings} r GROUP BY 1, 2`;
    case "version":
      return Prisma.sql`SELECT r.example_id, v.number::text, 1 FROM ${ratings} r JOIN guideline_version v ON v.id = r.guideline_version_id GROUP BY 1, 2`;
    case "week":
      return Prisma.sql`SELECT r.example_id, to_char(date_trunc('week', r.submitted_at, 'UTC') AT TIME ZONE 'UTC', 'YYYY-MM-DD'), 1 FROM ${ratings} r GROUP BY 1, 2`;
  }
}

/**
 * A look as threads have it: the check that it names by its conditions, the labels by the statement that reads them. A check or a criterion that
 * the version does not have matches nothing.
 */
async function lookOf(scope: Read, { labels, ...look }: Look) {
  const [checked, copies] = await Promise.all([checkedLook(scope, look), copiesStatement(scope)]);
  return {
    ...checked,
    ...(labels !== undefined && { labelled: await labelledOf(scope, labels) }),
    ...(copies && { copies }),
  };
}

const NOBODY: GroupsOfLabels = {
  by: "annotator",
  groups: { strings: ["SELECT NULL::uuid, NULL::text, 1 WHERE false"], values: [] },
};

async function labelledOf({ actor, projectId }: Read, labels: string): Promise<NonNullable<LookQuestion["labelled"]>> {
  const scope = await requireProject(actor, projectId, "examples:read", "measure:read");
  const { criterion, version, group } = readLabelled(labels)!;
  const found = await resolveFigure(scope, { criterion, ...(version !== undefined && { version }) });
  if (!found.ok) return NOBODY;
  const by = group?.by ?? "annotator";
  return { by, groups: groupsStatement(scope, found.value, by), ...(group && { of: group.of }) };
}

async function checkedLook(scope: Read, { where, part, check, side = "flagged" }: Omit<Look, "labels">) {
  const look = { ...(where && { where }), ...(part && { part }) };
  if (check === undefined) return look;
  const conditions = await checkNamed(scope, check);
  const as = { passed: PASSED, flagged: FLAGGED, unknown: UNKNOWN }[side];
  return { ...look, flagged: { match: conditions?.match ?? "any", conditions: conditions?.conditions ?? [], as } };
}

/** A check of the version that the project works by; null where it has none of that key. */
export async function checkNamed(scope: Read, key: string): Promise<Check | null> {
  return (await pinnedChecks(scope)).find((check) => check.key === key) ?? null;
}

/** What an overview tells of: the facts of the catalogue, the project's own slices, and the patterns that it searches for. */
export async function shownFacts(scope: Read): Promise<string[]> {
  const [slices, patterns] = await Promise.all([sliceNames(scope), patternsOf(scope)]);
  return [
    ...SHOWN_FACTS,
    ...slices.map((name) => `${SLICE}${name}`),
    ...patterns.map((pattern) => `${PATTERN}${pattern}`),
  ];
}

/** Facts of the examples under a look, each as a distribution: all that are shown unless some are named. */
export async function overviewOn(
  scope: Read,
  look: Look,
  { facts, ...options }: AskOptions & { facts?: readonly string[] } = {},
) {
  const question = { ...(await lookOf(scope, look)), facts: facts ?? (await shownFacts(scope)) };
  return answer(scope, "inspect.overview", question, options);
}

/** By what the examples under a look can be told apart, by the names of facts. */
export async function cutsOn(scope: Read, look: Look): Promise<string[]> {
  const facts = (await shownFacts(scope)).filter((name) => isCut(name));
  return wordFacts((await overviewOn(scope, look, { facts, remembered: true })).value.facts);
}

/** One fact, cut by a word or on two sides. */
export async function factOn(scope: Read, fact: string, query: OneFactQuery, options: AskOptions = {}) {
  const { cut, one, other, ...look } = query;
  const sides = { ...(cut !== undefined && { cut }), ...(one && { one }), ...(other && { other }) };
  return answer(scope, "inspect.fact", { ...(await lookOf(scope, look)), ...sides, fact }, options);
}

/** What is odd in one value of a cut. */
export async function oddOn(scope: Read, cut: string, look: Look, options: AskOptions = {}) {
  return answer(scope, "inspect.odd", { ...(await lookOf(scope, look)), cut }, options);
}

/** What examples have in common. */
export async function samenessOn(scope: Read, look: Look, options: AskOptions = {}) {
  return answer(scope, "inspect.sameness", await lookOf(scope, look), options);
}

/** Labels along a fact, as far as a filter lets them through. */
export async function alongOn(
  scope: Read & ProjectScope<"measure:read">,
  fact: string,
  { answer: asked, ...look }: Look & { answer?: string },
  labels: FigureQuery,
  options: AskOptions = {},
) {
  const resolved = await resolveFigure(scope, labels);
  if (!resolved.ok) return resolved;
  const { strings, values } = countsStatement(scope, resolved.value);
  const { criterion } = resolved.value;
  const [found, versions] = await Promise.all([
    answer(
      scope,
      "inspect.labels",
      {
        ...(await lookOf(scope, look)),
        fact,
        criterion,
        counts: { strings, values },
        ...(asked !== undefined && { answer: asked }),
      },
      options,
      true,
    ),
    versionsIn(scope, resolved.value),
  ]);
  return ok({ ...found, criterion, versions });
}

/** How many of the examples under a look each topic has, and the most typical of these by name. */
export async function topicsOn(scope: Read, look: Look, options: AskOptions = {}) {
  const { value, ...computed } = await answer(scope, "inspect.topics", await lookOf(scope, look), options);
  const named = await examplesById(
    scope,
    value.topics.flatMap(({ typical }) => typical),
  );
  const topics = value.topics.map(({ typical, ...topic }) => ({
    ...topic,
    typical: typical.flatMap((id) => named.get(id) ?? []),
  }));
  return { ...computed, value: { ...value, topics } };
}

/** The ids of all examples under a look, in the order of their arrival. */
export async function allMatching(scope: Read, look: Look): Promise<string[]> {
  const question = { ...(await lookOf(scope, look)), projectId: scope.projectId, offset: 0, limit: MAX_INTEGER };
  return (await calculate("inspect.matching", question)).ids;
}

/** A page of the examples under a look, in the order of their arrival, by name. */
export async function matchingOn(scope: Read, look: Look, page: { offset: number; limit: number }) {
  const { value } = await answer(scope, "inspect.matching", { ...(await lookOf(scope, look)), ...page }, {});
  const named = await examplesById(scope, value.ids);
  const rows: NamedExample[] = value.ids.flatMap((id) => named.get(id) ?? []);
  return { ...value, rows };
}

/** Whether there is anything to look at, whether or not it has been. */
export async function hasExamples({ projectId }: Read): Promise<boolean> {
  return (await replica().example.findFirst({ where: { projectId }, select: { id: true } })) !== null;
}
