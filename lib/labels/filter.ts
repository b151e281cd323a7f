import "server-only";
import { cache } from "react";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import type { ExampleFilter } from "@/lib/examples/conditions";
import { unknownSlice } from "@/lib/examples/slices";
import { allMeanings, type Meaning, meaningsOf } from "@/lib/guideline/queries/meanings";
import type { Criterion } from "@/lib/guideline/schema";
import type { MeantVersion } from "@/lib/guideline/version-ref";
import { replica } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { labelledMeanings } from "./labelled";
import type { FigureQuery, LabelQuery } from "./schema";
import { standingRule } from "./session-rule";

/** Whoever may say what goes out of the house, or take it out. */
export type TakeOut = ProjectScope<"export:read"> | ProjectScope<"release:write">;

/** Whoever may read everybody's labels in one of the stages. */
export type ReadLabels =
  | ProjectScope<"measure:read">
  | ProjectScope<"resolve:read">
  | ProjectScope<"resolve:write">
  | TakeOut;

/** Which labels something is about, with its names looked up; null where it leaves a part open. */
export interface LabelFilter {
  /** As the version named asks it, else as the newest one that does. */
  criterion: Criterion | null;
  /** The version named. */
  version: { id: string; number: number } | null;
  /** Of each criterion that it is about the versions that mean the same as the one named; null: every criterion, under every version. */
  meanings: readonly Meaning[] | null;
  /** The same with only the versions under which there are labels; where there are none, all. */
  labelled: readonly Meaning[] | null;
  annotatorIds: readonly string[] | null;
  roundId: string | null;
  from: string | null;
  to: string | null;
  examples: ExampleFilter;
  showing: "first" | "repeat";
  /** What counts of each session (`sessionCutSchema`). */
  within: string | null;
  /** Also labels that the same person replaced under a later version of the same meaning: each version is looked at by itself. */
  withSuperseded: boolean;
}

export const EVERYTHING: LabelFilter = {
  criterion: null,
  version: null,
  meanings: null,
  labelled: null,
  annotatorIds: null,
  roundId: null,
  from: null,
  to: null,
  examples: { slices: [], gold: null },
  showing: "first",
  within: null,
  withSuperseded: false,
};

/** A filter on one criterion: what a figure is about. */
export interface FigureFilter extends LabelFilter {
  criterion: Criterion;
  /** Under which its labels were given, ascending; several meanings only where all versions are asked for. */
  versions: readonly MeantVersion[];
}

/** Looks up what a filter names; says which name is unknown. Labels under all versions, unless one is named. */
export async function resolveLabels(scope: ReadLabels, asked: LabelQuery) {
  const [about, people, round, slice, within] = await Promise.all([
    askedAbout(scope, asked),
    annotatorIds(scope, asked.annotators),
    unknownRound(scope, asked.round),
    unknownSlice(scope, asked.slice),
    asked.within === "rule" ? standingRule(scope).then((rule) => rule?.cut) : (asked.within ?? null),
  ]);
  if (!about.ok) return about;
  if (!people.ok) return people;
  if (round !== null) return no("unknown-round", `This project has no round ${round}.`);
  if (slice !== null) return no("unknown-slice", `No example of this project has the slice ${slice}.`);
  if (within === undefined) return no("no-session-rule", "This project has no rule on sessions.");
  const { meanings } = about.value;
  return ok<LabelFilter>({
    ...about.value,
    labelled: meanings && (await labelledMeanings(scope, meanings)),
    annotatorIds: people.value,
    roundId: asked.round ?? null,
    from: asked.from ?? null,
    to: asked.to ?? null,
    examples: { slices: asked.slice ?? [], gold: asked.gold ?? null },
    showing: asked.showing ?? "first",
    within,
    withSuperseded: false,
  });
}

/** The same for a figure on one criterion: labels under the pinned version, unless another one or all are named. */
export function resolveFigure(scope: ReadLabels, asked: FigureQuery) {
  const { criterion, version, annotators, round, from, to, slice, gold, showing, within } = asked;
  return resolveOnce(
    scope,
    JSON.stringify({ criterion, version, annotators, round, from, to, slice, gold, showing, within }),
  );
}

/** The parts of a page ask alike: while it is drawn, one answer serves all. */
const resolveOnce = cache(async (scope: ReadLabels, text: string) => {
  const asked = JSON.parse(text) as FigureQuery;
  const found = await resolveLabels(scope, { ...asked, version: asked.version ?? scope.project.versionNumber });
  return found.ok ? ok(toFigure(found.value)) : found;
});

/** What a version asks by one criterion, whoever labelled it and when. */
export async function figureUnder(
  scope: ReadLabels,
  version: { id: string; number: number },
  criterion: Criterion,
): Promise<FigureFilter> {
  const meanings = await meaningsOf(version.id, criterion.key);
  return toFigure({ ...EVERYTHING, criterion, version, meanings, labelled: await labelledMeanings(scope, meanings) });
}

function toFigure(filter: LabelFilter): FigureFilter {
  const { criterion, labelled } = filter;
  if (criterion === null || labelled === null) throw new Error("a figure is about one criterion");
  return { ...filter, criterion, versions: labelled.flatMap(({ versions }) => versions) };
}

/** The same figure on one of its versions alone, with all labels that were given under it. */
export function figureOn(filter: FigureFilter, number: number): FigureFilter {
  return toFigure({ ...onVersion(filter, number), withSuperseded: true });
}

/** The same filter on what others are about as well; one that is about every criterion stays so. */
export function widened(filter: LabelFilter, others: readonly LabelFilter[]): LabelFilter {
  return {
    ...filter,
    meanings: joined([filter, ...others], "meanings"),
    labelled: joined([filter, ...others], "labelled"),
  };
}

function joined(filters: readonly LabelFilter[], part: "meanings" | "labelled"): readonly Meaning[] | null {
  const byKey = new Map<string, Meaning>();
  for (const filter of filters) {
    const meanings = filter[part];
    if (meanings === null) return null;
    for (const meaning of meanings) byKey.set(meaning.key, byKey.get(meaning.key) ?? meaning);
  }
  return [...byKey.values()];
}

/** The same filter on one version of each meaning alone. */
export function onVersion(filter: LabelFilter, number: number): LabelFilter {
  const meanings = (filter.meanings ?? []).map(({ key, versions }) => ({
    key,
    versions: versions.filter((version) => version.number === number),
  }));
  return { ...filter, meanings, labelled: meanings };
}

/** The criterion and the versions that a filter names, and so whose labels count: what “under version n” means. */
async function askedAbout({ project }: ReadLabels, { version, criterion: key }: LabelQuery) {
  const number = version === "all" ? undefined : version;
  const named = await replica().guidelineVersion.findFirst({
    where: {
      guidelineId: project.guidelineId,
      number,
      ...(number === undefined && key !== undefined && { criterionRows: { some: { key } } }),
    },
    orderBy: { number: "desc" },
    select: { id: true, number: true, criterionRows: { where: { key: key ?? "" }, select: { definition: true } } },
  });
  if (!named && number !== undefined) return no("unknown-version", `The guideline has no version ${number}.`);
  const definition = named?.criterionRows[0]?.definition;
  if (key !== undefined && (!named || definition === undefined)) {
    const where = number === undefined ? "The guideline" : `Version ${number}`;
    return no("unknown-criterion", `${where} has no criterion ${key}.`);
  }
  const criterion = key === undefined ? null : (definition as unknown as Criterion);
  if (number !== undefined) {
    const { id } = named!;
    return ok({ criterion, version: { id, number }, meanings: await meaningsOf(id, key) });
  }
  if (key === undefined) return ok({ criterion, version: null, meanings: null });
  const versions = (await allMeanings(project.guidelineId, key)).flatMap((meaning) => meaning.versions);
  return ok({ criterion, version: null, meanings: [{ key, versions }] });
}

/** Ids of the annotators that are named by email or id; null where none is. Says which are unknown. */
async function annotatorIds({ projectId }: ReadLabels, names: readonly string[] | undefined) {
  if (!names || names.length === 0) return ok(null);
  const found = await replica().annotator.findMany({
    where: { projectId, OR: [{ externalKey: { in: [...names] } }, { id: { in: names.filter(isUuid) } }] },
    select: { id: true, externalKey: true },
  });
  const known = new Set(found.flatMap(({ id, externalKey }) => [id, externalKey]));
  const missing = names.filter((name) => !known.has(name));
  if (missing.length > 0)
    return no("unknown-annotators", `These are not annotators of this project: ${missing.join(", ")}.`);
  return ok(found.map(({ id }) => id));
}

async function unknownRound({ projectId }: ReadLabels, id: string | undefined): Promise<string | null> {
  if (id === undefined) return null;
  return (await replica().round.count({ where: { projectId, id } })) > 0 ? null : id;
}
