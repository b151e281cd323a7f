import "server-only";
import { type ExampleFilter, isOfThese } from "@/lib/examples/conditions";
import { isKept } from "@/lib/examples/marks";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { AnswerValue } from "@/lib/guideline/schema";
import { countsByVersion, textsByVersion } from "@/lib/labels/counts";
import { type LabelFilter, type TakeOut, widened } from "@/lib/labels/filter";
import { REVISIONS, SETTLED } from "@/lib/labels/tables";
import { isUnder } from "@/lib/labels/under";
import { db, replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { AskedCondition, AskedCriterion } from "./asked-conditions";
import { UNANIMOUS_PEOPLE } from "./decide";
import { countKept } from "./decision-queries";
import { mixesMeanings, numbered } from "./decision-states";
import { type Fallen, firstFall, noneFallen } from "./meets";
import { NO_STANDING, type Standing } from "./standing";

/** How many examples meet all conditions, and by which the others fall. */
export interface StandingCounts {
  examples: number;
  stand: number;
  fell: Fallen[];
  /** Of those that stand, how many have a text on the criterion that is the better response; null where none is. */
  written: number | null;
}

/** Counts the examples that the conditions let through, without the excluded ones. The database groups those that stand alike. */
export async function countStanding(
  scope: TakeOut,
  among: ExampleFilter,
  asked: readonly AskedCondition[],
  better: AskedCriterion | null = null,
): Promise<StandingCounts> {
  const about = better ? [...asked, better] : asked;
  const [examples, patterns] = await Promise.all([countKept(scope, among), patternsOn(scope, about)]);
  const fell = noneFallen(asked);
  let [stand, written] = [0, 0];
  const known = patterns.reduce((sum, { n }) => sum + n, 0);
  for (const { on, n } of [...patterns, { on: () => NO_STANDING, n: examples - known }]) {
    const first = firstFall(asked, on);
    if (first) {
      fell[first.index]![first.fall] += n;
      continue;
    }
    stand += n;
    if (better && on(better.criterion.key).decided !== undefined) written += n;
  }
  return { examples, stand, fell, written: better && written };
}

/** How some examples stand on the criteria that conditions ask about, by their ids. */
export async function standingsOf(scope: TakeOut, asked: readonly AskedCriterion[], ids: readonly string[]) {
  const about = asked.map(({ criterion, filter }) => ({
    criterion,
    filter: { ...filter, examples: { ...filter.examples, ids } },
  }));
  const rows = await db().$queryRaw<{ id: string; facts: Record<string, Facts> }[]>`
    SELECT d.example_id AS id, ${FACTS} AS facts FROM ${await standings(scope, about)} d GROUP BY d.example_id`;
  const byId = new Map(rows.map(({ id, facts }) => [id, facts]));
  return (id: string, criterion: string) => toStanding(byId.get(id)?.[criterion]);
}

interface Pattern {
  on: (criterion: string) => Standing;
  n: number;
}

const FACTS = Prisma.sql`jsonb_object_agg(d.criterion_key, jsonb_build_array(d.decided, d.adjudicated, d.labels, d.most))`;

type Facts = [decided: AnswerValue | null, isAdjudicated: boolean, labels: number, most: number];

/** The standings that examples have on some criteria, with how many have them; those without any label or resolution are not in it. */
async function patternsOn(scope: TakeOut, asked: readonly AskedCriterion[]): Promise<Pattern[]> {
  if (asked.length === 0) return [];
  const rows = await replica().$queryRaw<{ facts: Record<string, Facts>; n: number }[]>(await patterns(scope, asked));
  return rows.map(({ facts, n }) => ({ n, on: (criterion) => toStanding(facts[criterion]) }));
}

/** The same as the database groups them. */
async function patterns(scope: TakeOut, asked: readonly AskedCriterion[]): Promise<Prisma.Sql> {
  return Prisma.sql`
    SELECT p.facts, count(*)::int AS n FROM (
      SELECT d.example_id, ${FACTS} AS facts
      FROM ${await standings(scope, asked)} d
      WHERE ${isKept(Prisma.sql`${scope.projectId}::uuid`, Prisma.sql`d.example_id`)} GROUP BY d.example_id) p
    GROUP BY 1`;
}

function toStanding(facts: Facts | undefined): Standing {
  if (!facts) return NO_STANDING;
  const [decided, isAdjudicated, labels, most] = facts;
  return { ...(decided !== null && { decided }), isAdjudicated, labels, most };
}

/**
 * What `standingOn` finds, in SQL: a sub-select with criterion_key, example_id, decided (of passages only their labels, of a text only
 * that there is one), adjudicated, labels and most.
 */
async function standings(scope: TakeOut, asked: readonly AskedCriterion[]): Promise<Prisma.Sql> {
  const { projectId } = scope;
  const filter = widened(
    asked[0]!.filter,
    asked.map((one) => one.filter),
  );
  const texts = [
    ...new Set(
      asked.filter(({ criterion }) => !KINDS[criterion.kind].isCompared).map(({ criterion }) => criterion.key),
    ),
  ];
  const settled = [
    Prisma.sql`s.project_id = ${projectId}::uuid`,
    ...(filter.meanings ? [isUnder("s", filter.meanings)] : []),
    ...isOfThese(scope, Prisma.sql`s.example_id`, filter.examples),
  ];
  const isText = Prisma.sql`coalesce(c.criterion_key, s.criterion_key) = ANY(${texts}::text[])`;
  return Prisma.sql`(
    SELECT d.criterion_key, d.example_id, d.adjudicated, d.labels, d.most,
           CASE WHEN d.is_text THEN CASE WHEN d.value IS NOT NULL THEN '""'::jsonb END
                WHEN jsonb_typeof(d.value -> 0) = 'object' THEN jsonb_path_query_array(d.value, '$[*]."label"')
                ELSE d.value END AS decided
    FROM (
      SELECT coalesce(c.criterion_key, s.criterion_key) AS criterion_key, coalesce(c.example_id, s.example_id) AS example_id,
             coalesce(s.method = 'adjudicated', false) AS adjudicated, coalesce(c.labels, 0) AS labels, coalesce(c.most, 0) AS most,
             ${isText} AS is_text,
             CASE WHEN s.id IS NOT NULL THEN s.value
                  WHEN c.different > 1 THEN NULL
                  WHEN ${isText} THEN '""'::jsonb
                  WHEN c.labels < ${UNANIMOUS_PEOPLE}::int THEN NULL
                  WHEN c.value_key LIKE 'sha256:%' THEN ${valueOfHashed(projectId)}
                  ELSE c.value_key::jsonb END AS value
      FROM ${await counted(scope, filter, asked, texts)} c
      FULL JOIN (SELECT s.* FROM ${SETTLED} s WHERE ${Prisma.join(settled, " AND ")}) s
        ON s.criterion_key = c.criterion_key AND s.example_id = c.example_id) d)`;
}

/** Labels by criterion and example under the newest meaning labelled: how many, of the same value at most, and of how many values. */
async function counted(
  scope: TakeOut,
  filter: LabelFilter,
  asked: readonly AskedCriterion[],
  texts: readonly string[],
) {
  const sources = sourcesOf(scope, asked, texts);
  const byMeaning = Prisma.sql`(
    SELECT g.criterion_key, g.example_id, g.since, sum(g.n)::int AS labels, max(g.n)::int AS most, count(*)::int AS different,
           min(g.value_key COLLATE "C") AS value_key
    FROM (
      SELECT r.criterion_key, r.example_id, k.since, r.value_key, sum(r.n) AS n
      FROM ${numbered(scope, sources)} GROUP BY 1, 2, 3, 4) g
    GROUP BY 1, 2, 3)`;
  if (!(await mixesMeanings(scope, filter))) return byMeaning;
  return Prisma.sql`(
    SELECT DISTINCT ON (m.criterion_key, m.example_id) m.* FROM ${byMeaning} m ORDER BY m.criterion_key, m.example_id, m.since DESC)`;
}

function sourcesOf(scope: TakeOut, asked: readonly AskedCriterion[], texts: readonly string[]): Prisma.Sql {
  const compared = asked.filter(({ criterion }) => !texts.includes(criterion.key)).map((one) => one.filter);
  const written = asked.filter(({ criterion }) => texts.includes(criterion.key)).map((one) => one.filter);
  const parts = [
    ...(compared[0] ? [countsByVersion(scope, widened(compared[0], compared))] : []),
    ...(written[0] ? [textsByVersion(scope, widened(written[0], written))] : []),
  ];
  return Prisma.sql`(${Prisma.join(
    parts.map((part) => Prisma.sql`SELECT * FROM ${part} part`),
    " UNION ALL ",
  )})`;
}

/** The answer behind a key that holds only its hash: of any of the equal labels. */
function valueOfHashed(projectId: string): Prisma.Sql {
  return Prisma.sql`(
    SELECT j.value FROM ${REVISIONS} j
    WHERE j.project_id = ${projectId}::uuid AND j.example_id = c.example_id AND j.criterion_key = c.criterion_key AND j.value_key = c.value_key LIMIT 1)`;
}
