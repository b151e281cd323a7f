import "server-only";
import { isOfThese } from "@/lib/examples/conditions";
import { meanTheSame } from "@/lib/guideline/version-ref";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { FigureFilter, LabelFilter } from "./filter";
import { CURRENT, modelsOf, REVISIONS } from "./tables";
import { isUnder } from "./under";
import { isWithin } from "./within-session";

export interface Project {
  projectId: string;
}

/**
 * The labels that a filter is about: a sub-select with criterion_key, example_id, annotator_id, guideline_version_id, pass, value_key
 * (null for text), judgment_id and submitted_at. Everybody's, where nobody is named. Under every version, they are single for each
 * person, example and meaning.
 */
export function labelsOf(project: Project, filter: LabelFilter): Prisma.Sql {
  return select([...conditions(project, filter), Prisma.sql`NOT c.taken_back`, ...isByNamed(filter, "c")]);
}

/** Those of them that can decide something: of people alone, at first showings, and such as can be compared. */
export function decidingLabels(project: Project, filter: LabelFilter): Prisma.Sql {
  const deciding = Prisma.sql`c.pass = 0 AND c.value_key IS NOT NULL AND ${isByPeople(project)}`;
  return select([...conditions(project, filter), deciding, ...isByNamed(filter, "c")]);
}

/** The same of free text, which is not compared: with `value_key` as what tells equal texts. */
export function decidingTexts(project: Project, filter: LabelFilter): Prisma.Sql {
  const written = Prisma.sql`c.pass = 0 AND c.value_key IS NULL AND NOT c.taken_back AND ${isByPeople(project)}`;
  const labels = select([...conditions(project, filter), written, ...isByNamed(filter, "c")]);
  return Prisma.sql`(
    SELECT l.criterion_key, l.example_id, l.guideline_version_id, 'md5:' || md5(l.value::text) AS value_key
    FROM ${withCircumstances(project, labels)} l)`;
}

/**
 * Those of them that a figure compares, one of each annotator for each example: by people, where nobody is named. Within one meaning
 * what is superseded is marked, so that the rest is single already, and under one version the table's index gives it in the order of
 * examples: no sort of a million rows. Across meanings, and of repeats, the latest is looked for.
 */
export function ratingsOf(project: Project, filter: FigureFilter): Prisma.Sql {
  const isSingle = filter.showing === "first" && meanTheSame(filter.versions);
  const people = filter.annotatorIds ? isByNamed(filter, "c") : [isByPeople(project)];
  return select([...ratingConditions(project, filter), ...people], !isSingle);
}

/** What holds of the rows `c` of `ratingsOf`, whosever they are. */
export function ratingConditions(project: Project, filter: FigureFilter): Prisma.Sql[] {
  return [...conditions(project, filter), Prisma.sql`c.value_key IS NOT NULL`];
}

function select(conditions: readonly Prisma.Sql[], onlyLatest = false): Prisma.Sql {
  const latest = onlyLatest ? Prisma.sql`DISTINCT ON (c.example_id, c.annotator_id)` : Prisma.empty;
  const order = onlyLatest
    ? Prisma.sql`ORDER BY c.example_id, c.annotator_id, c.submitted_at DESC, c.judgment_id DESC`
    : Prisma.empty;
  return Prisma.sql`(
    SELECT ${latest} c.criterion_key, c.example_id, c.annotator_id, c.guideline_version_id, c.pass, c.value_key, c.judgment_id, c.submitted_at
    FROM ${CURRENT} c WHERE ${Prisma.join(conditions, " AND ")} ${order})`;
}

function conditions(project: Project, filter: LabelFilter): Prisma.Sql[] {
  const parts = [Prisma.sql`c.project_id = ${project.projectId}::uuid`];
  if (filter.labelled) parts.push(isUnder("c", filter.labelled));
  parts.push(filter.showing === "first" ? Prisma.sql`c.pass = 0` : Prisma.sql`c.pass > 0`);
  if (!filter.withSuperseded) parts.push(Prisma.sql`NOT c.superseded`);
  if (filter.from) parts.push(Prisma.sql`c.submitted_at >= ${filter.from}::timestamptz`);
  if (filter.to) parts.push(Prisma.sql`c.submitted_at < ${filter.to}::timestamptz`);
  if (filter.roundId)
    parts.push(Prisma.sql`c.judgment_id IN (
      SELECT j.id FROM ${REVISIONS} j WHERE j.project_id = ${project.projectId}::uuid AND j.round_id = ${filter.roundId}::uuid)`);
  if (filter.within)
    parts.push(Prisma.sql`c.judgment_id IN (
      SELECT j.id FROM ${REVISIONS} j WHERE j.project_id = ${project.projectId}::uuid AND ${isWithin("j", filter.within)})`);
  parts.push(...isOfThese(project, Prisma.sql`c.example_id`, filter.examples));
  return parts;
}

function isByPeople(project: Project): Prisma.Sql {
  return Prisma.sql`c.annotator_id <> ALL (${modelsOf(project)})`;
}

/** That a row is of somebody whom the filter names, where it names anybody. */
export function isByNamed({ annotatorIds }: LabelFilter, row: string): Prisma.Sql[] {
  if (!annotatorIds) return [];
  return [Prisma.sql`${Prisma.raw(row)}.annotator_id = ANY(${[...annotatorIds]}::uuid[])`];
}

/** Labels with what was answered and under which circumstances: value, comment, revision, session_id, position, active_ms, wall_ms and round_id. */
export function withCircumstances({ projectId }: Project, labels: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT l.*, j.value, j.comment, j.revision, j.session_id, j.position, j.active_ms, j.wall_ms, j.round_id
    FROM ${labels} l JOIN ${REVISIONS} j ON j.project_id = ${projectId}::uuid AND j.id = l.judgment_id)`;
}

/** The labels that a figure compares as they were answered, for a thread: example, annotator, the answer as JSON, and something of example `e`. */
export function answersStatement(project: Project, filter: FigureFilter, ofExample: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT l.example_id, l.annotator_id, l.value::text, ${ofExample} FROM ${withCircumstances(project, ratingsOf(project, filter))} l
    JOIN example e ON e.project_id = ${project.projectId}::uuid AND e.id = l.example_id`;
}
