import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import type { Criterion } from "@/lib/guideline/schema";
import { replica } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { MeasureFilter } from "./schema";

type Read = ProjectScope<"measure:read">;

/** A guideline version as figures and files name it. */
export interface VersionRef {
  id: string;
  number: number;
  hash: string;
}

/** A filter with its names looked up. */
export interface ResolvedFilter {
  criterion: Criterion;
  /** Versions that the figure is asked about, by number. */
  versions: VersionRef[];
  /** null: all people. */
  annotatorIds: string[] | null;
  from: string | null;
  to: string | null;
}

/** Looks up what the filter names; says which name is unknown. */
export async function resolveFilter(scope: Read, filter: MeasureFilter) {
  const versions = await replica().guidelineVersion.findMany({
    where: {
      guidelineId: scope.project.guidelineId,
      ...(filter.version === "all" ? {} : { number: filter.version ?? scope.project.versionNumber }),
    },
    orderBy: { number: "asc" },
    select: { id: true, number: true, hash: true },
  });
  if (versions.length === 0) return no("unknown-version", `The guideline has no version ${filter.version}.`);
  const definition = await replica().criterion.findFirst({
    where: { guidelineVersionId: { in: versions.map((version) => version.id) }, key: filter.criterion },
    orderBy: { version: { number: "desc" } },
    select: { definition: true },
  });
  if (!definition)
    return no(
      "unknown-criterion",
      `Version ${versions.map((version) => version.number).join(", ")} has no criterion ${filter.criterion}.`,
    );
  const people = await annotatorIds(scope, filter.annotators);
  if (!people.ok) return people;
  const resolved: ResolvedFilter = {
    criterion: definition.definition as unknown as Criterion,
    versions,
    annotatorIds: people.value,
    from: filter.from ?? null,
    to: filter.to ?? null,
  };
  return ok(resolved);
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
  return filter.annotatorIds === null && filter.from === null && filter.to === null && filter.versions.length === 1;
}

/**
 * The ratings that a filter is about as a sub-select with example_id, annotator_id and value_key: first showings, one per annotator
 * and example (across versions the latest). Under one version the table's key makes them single already, and its index gives them in
 * the order of examples: no sort of a million rows.
 */
export function ratingsOf(scope: Read, filter: ResolvedFilter): Prisma.Sql {
  const latest = Prisma.sql`DISTINCT ON (c.example_id, c.annotator_id)`;
  const [first, ...others] = filter.versions.map((version) => version.id);
  return others.length === 0
    ? ratings(scope, filter, Prisma.sql`c.guideline_version_id = ${first}::uuid`)
    : ratings(scope, filter, Prisma.sql`c.guideline_version_id = ANY(${[first, ...others]}::uuid[])`, latest);
}

/** The project's AI judges as an array: looked up once, where a join would be done for every judgment. */
export function modelsOf({ projectId }: { projectId: string }): Prisma.Sql {
  return Prisma.sql`ARRAY(SELECT id FROM annotator WHERE project_id = ${projectId}::uuid AND kind = 'model')`;
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
      AND c.pass = 0 AND c.value_key IS NOT NULL AND ${people}
      AND (${filter.from}::timestamptz IS NULL OR c.submitted_at >= ${filter.from}::timestamptz)
      AND (${filter.to}::timestamptz IS NULL OR c.submitted_at < ${filter.to}::timestamptz)
    ${order})`;
}
