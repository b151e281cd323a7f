import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { allMeanings, meaningsOf } from "@/lib/guideline/queries/meanings";
import type { Criterion } from "@/lib/guideline/schema";
import { type MeantVersion, meanTheSame } from "@/lib/guideline/version-ref";
import { labelledMeanings } from "@/lib/labels/labelled-meanings";
import { replica } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { MeasureFilter } from "./schema";

type Read = ProjectScope<"measure:read">;

/** A filter with its names looked up. */
export interface ResolvedFilter {
  criterion: Criterion;
  /**
   * Under which versions the labels were given that it is about, ascending: of those that mean the same as the version asked for (of
   * all, where all are asked for) the labelled ones. Where there is no label, all of these.
   */
  versions: MeantVersion[];
  /** null: all people. */
  annotatorIds: string[] | null;
  from: string | null;
  to: string | null;
  /** Also labels that the same person replaced under a later version of the same meaning: each version is looked at by itself. */
  withSuperseded: boolean;
}

/** Looks up what the filter names; says which name is unknown. */
export async function resolveFilter(scope: Read, filter: MeasureFilter) {
  const asked = await askedAbout(scope, filter);
  if (!asked.ok) return asked;
  const people = await annotatorIds(scope, filter.annotators);
  if (!people.ok) return people;
  const { criterion, versions } = asked.value;
  const [labelled] = await labelledMeanings(scope, [{ key: criterion.key, versions }]);
  const resolved: ResolvedFilter = {
    criterion,
    versions: labelled!.versions,
    annotatorIds: people.value,
    from: filter.from ?? null,
    to: filter.to ?? null,
    withSuperseded: false,
  };
  return ok(resolved);
}

/** The criterion with the versions that the filter is about, whether labelled or not. */
async function askedAbout(scope: Read, { version, criterion: key }: Pick<MeasureFilter, "version" | "criterion">) {
  const number = version === "all" ? undefined : (version ?? scope.project.versionNumber);
  const newest = await replica().guidelineVersion.findFirst({
    where: { guidelineId: scope.project.guidelineId, number, ...(number ? {} : { criterionRows: { some: { key } } }) },
    orderBy: { number: "desc" },
    select: { id: true, criterionRows: { where: { key }, select: { definition: true } } },
  });
  const row = newest?.criterionRows[0];
  if (!newest && number) return no("unknown-version", `The guideline has no version ${number}.`);
  if (!newest || !row) {
    const where = number ? `Version ${number}` : "The guideline";
    return no("unknown-criterion", `${where} has no criterion ${key}.`);
  }
  const meanings = number ? await meaningsOf(newest.id, key) : await allMeanings(scope.project.guidelineId, key);
  return ok({
    criterion: row.definition as unknown as Criterion,
    versions: meanings.flatMap(({ versions }) => versions),
  });
}

/** The same filter on one of the versions alone, with all labels that were given under it. */
export async function resolveOneVersion(scope: Read, filter: MeasureFilter & { version: number }) {
  const [resolved, asked] = await Promise.all([resolveFilter(scope, filter), askedAbout(scope, filter)]);
  if (!resolved.ok) return resolved;
  if (!asked.ok) return asked;
  const versions = asked.value.versions.filter(({ number }) => number === filter.version);
  return ok({ ...resolved.value, versions, withSuperseded: true });
}

/** Ids of the annotators that a filter names by email or id; null where it names none. Says which are unknown. */
export async function annotatorIds(
  scope: Read | ProjectScope<"export:read"> | ProjectScope<"release:write">,
  names: string[] | undefined,
) {
  if (!names || names.length === 0) return ok(null);
  const found = await replica().annotator.findMany({
    where: { projectId: scope.projectId, OR: [{ externalKey: { in: names } }, { id: { in: names.filter(isUuid) } }] },
    select: { id: true, externalKey: true },
  });
  const known = new Set(found.flatMap(({ id, externalKey }) => [id, externalKey]));
  const missing = names.filter((name) => !known.has(name));
  if (missing.length > 0)
    return no("unknown-annotators", `These are not annotators of this project: ${missing.join(", ")}.`);
  return ok(found.map(({ id }) => id));
}

/** Whether the maintained counts hold the answer, so that single judgments need not be read. */
export function countsSuffice(filter: ResolvedFilter): boolean {
  return takesEverything(filter) && !filter.withSuperseded && meanTheSame(filter.versions);
}

/** Whether nobody and no time is left out. */
export function takesEverything({ annotatorIds, from, to }: ResolvedFilter): boolean {
  return annotatorIds === null && from === null && to === null;
}

/**
 * The ratings that a filter is about as a sub-select with example_id, annotator_id and value_key: first showings, one per annotator
 * and example. Within one meaning what is superseded is marked, so that the rest is single already, and under one version the table's
 * index gives it in the order of examples: no sort of a million rows. Across meanings the latest is looked for.
 */
export function ratingsOf(scope: Read, filter: ResolvedFilter): Prisma.Sql {
  const latest = Prisma.sql`DISTINCT ON (c.example_id, c.annotator_id)`;
  const [first, ...others] = filter.versions.map((version) => version.id);
  const under =
    others.length === 0
      ? Prisma.sql`c.guideline_version_id = ${first}::uuid`
      : Prisma.sql`c.guideline_version_id = ANY(${[first, ...others]}::uuid[])`;
  return meanTheSame(filter.versions) ? ratings(scope, filter, under) : ratings(scope, filter, under, latest);
}

/** The same without a choice between meanings: every rating of first showings under each of the versions. */
export function ratingsUnderEach(scope: Read, filter: ResolvedFilter): Prisma.Sql {
  const ids = filter.versions.map((version) => version.id);
  return ratings(scope, filter, Prisma.sql`c.guideline_version_id = ANY(${ids}::uuid[])`);
}

/** The project's AI judges as an array: looked up once, where a join would be done for every judgment. */
export function modelsOf({ projectId }: { projectId: string }): Prisma.Sql {
  return Prisma.sql`ARRAY(SELECT id FROM annotator WHERE project_id = ${projectId}::uuid AND kind = 'model')`;
}

/** That judgment `c` is not superseded, unless the filter takes these too. */
export function isCounted({ withSuperseded }: Pick<ResolvedFilter, "withSuperseded">): Prisma.Sql {
  return withSuperseded ? Prisma.sql`true` : Prisma.sql`NOT c.superseded`;
}

function ratings(scope: Read, filter: ResolvedFilter, version: Prisma.Sql, latest = Prisma.empty): Prisma.Sql {
  const people = filter.annotatorIds
    ? Prisma.sql`c.annotator_id = ANY(${filter.annotatorIds}::uuid[])`
    : Prisma.sql`c.annotator_id <> ALL (${modelsOf(scope)})`;
  const order =
    latest === Prisma.empty
      ? Prisma.empty
      : Prisma.sql`ORDER BY c.example_id, c.annotator_id, c.submitted_at DESC, c.judgment_id DESC`;
  return Prisma.sql`(
    SELECT ${latest} c.example_id, c.annotator_id, c.value_key, c.guideline_version_id, c.judgment_id, c.submitted_at
    FROM current_judgment c
    WHERE c.project_id = ${scope.projectId}::uuid AND c.criterion_key = ${filter.criterion.key} AND ${version}
      AND c.pass = 0 AND c.value_key IS NOT NULL AND ${people} AND ${isCounted(filter)}
      AND (${filter.from}::timestamptz IS NULL OR c.submitted_at >= ${filter.from}::timestamptz)
      AND (${filter.to}::timestamptz IS NULL OR c.submitted_at < ${filter.to}::timestamptz)
    ${order})`;
}
