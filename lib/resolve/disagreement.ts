import "server-only";
import { storedKey } from "@/lib/guideline/answers/stored-key";
import type { Criterion } from "@/lib/guideline/schema";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { DISTANCES, pairDistance } from "./answer-distance";

/**
 * Examples about which people differ, with how far, as SQL: rows of example_id, criterion_key, labels and disagreement. `counts` is a
 * source of rating counts (criterion_key, example_id, value_key, n). Disagreement is the mean over all pairs of different people's
 * labels of a distance from 0 (equal) to 1 (as far apart as the answers allow):
 * - nominal choice: 1 for unequal answers.
 * - scale, and choice of ordinal level by the places of its options: squared difference by the squared width. The mean over pairs is
 *   2 (sum x^2 - (sum x)^2 / n) / (n - 1).
 * - sets, rankings, spans and preferences: see `DISTANCES`.
 * What is not compared never waits.
 */
export function disagreements(criteria: readonly Criterion[], counts: Prisma.Sql): Prisma.Sql | null {
  const options = criteria.filter(({ kind }) => DISTANCES[kind] === "option");
  const nominal = options.filter(({ level }) => level !== "ordinal");
  const placed = options.filter(({ level }) => level === "ordinal");
  const scales = criteria.filter(({ kind }) => DISTANCES[kind] === "number");
  const parts = [
    nominal.length > 0 && unequalPairs(nominal, counts),
    scales.length > 0 && squaredDistances(scales.map(byNumber), Prisma.sql`r.value_key::float8`, counts),
    placed.length > 0 && squaredDistances(placed.map(byPlace), PLACE, counts),
    ...Object.values(DISTANCES).map((distance) => {
      if (distance === null || typeof distance === "string") return false;
      const compared = criteria.filter(({ kind }) => DISTANCES[kind] === distance);
      return compared.length > 0 && distances(distance.pairwise, compared, counts);
    }),
  ];
  const made = parts.filter((part) => part !== false);
  return made.length === 0 ? null : Prisma.sql`(${Prisma.join(made, " UNION ALL ")})`;
}

const keysOf = (criteria: readonly { key: string }[]) => criteria.map(({ key }) => key);

function unequalPairs(criteria: readonly Criterion[], counts: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT r.example_id, r.criterion_key, sum(r.n)::int AS labels, 1 - sum(r.n * (r.n - 1))::float8 / (sum(r.n) * (sum(r.n) - 1)) AS disagreement
    FROM ${counts} r WHERE r.criterion_key = ANY(${keysOf(criteria)}::text[]) GROUP BY r.criterion_key, r.example_id HAVING count(*) > 1`;
}

interface Scored {
  key: string;
  /** Between the outermost answers. */
  width: number;
  /** Of answers that are not numbers, by their keys. */
  places: Record<string, number>;
}

const PLACE = Prisma.sql`(c.places -> r.value_key)::float8`;

function byNumber({ key, scale }: Criterion): Scored {
  return { key, width: scale ? scale.max - scale.min : 1, places: {} };
}

function byPlace(criterion: Criterion): Scored {
  const options = criterion.options ?? [];
  const places = options.map(({ value }, place) => [storedKey(criterion, value), place]);
  return { key: criterion.key, width: Math.max(1, options.length - 1), places: Object.fromEntries(places) };
}

function squaredDistances(scored: readonly Scored[], score: Prisma.Sql, counts: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT g.example_id, g.criterion_key, g.labels, least(1, 2 * greatest(0, g.squares - g.total ^ 2 / g.labels) / (g.labels - 1) / g.width ^ 2) AS disagreement
    FROM (
      SELECT r.example_id, r.criterion_key, min(c.width) AS width, sum(r.n)::int AS labels, sum(r.n * ${score}) AS total, sum(r.n * ${score} ^ 2) AS squares
      FROM ${counts} r JOIN jsonb_to_recordset(${JSON.stringify(scored)}::jsonb) AS c (key text, width float8, places jsonb) ON c.key = r.criterion_key
      WHERE r.criterion_key = ANY(${keysOf(scored)}::text[])
      GROUP BY r.criterion_key, r.example_id HAVING count(*) > 1) g`;
}

function distances(distance: Prisma.Sql, criteria: readonly Criterion[], counts: Prisma.Sql): Prisma.Sql {
  const strengths = criteria.map(({ preference }) => preference?.strength ?? 1);
  return Prisma.sql`
    SELECT g.example_id, g.criterion_key, g.labels, least(1, d.total * 2 / (g.labels::float8 * (g.labels - 1))) AS disagreement
    FROM (
      SELECT r.example_id, r.criterion_key, min(c.strength) AS strength, sum(r.n)::int AS labels, array_agg(r.value_key) AS keys, array_agg(r.n) AS counts
      FROM ${counts} r JOIN unnest(${keysOf(criteria)}::text[], ${strengths}::int[]) AS c (key, strength) ON c.key = r.criterion_key
      WHERE r.criterion_key = ANY(${keysOf(criteria)}::text[])
      GROUP BY r.criterion_key, r.example_id HAVING count(*) > 1) g
    CROSS JOIN LATERAL (
      SELECT sum(a.n * b.n * ${pairDistance(distance)}) AS total
      FROM unnest(g.keys, g.counts) WITH ORDINALITY a (key, n, place) JOIN unnest(g.keys, g.counts) WITH ORDINALITY b (key, n, place) ON a.place < b.place) d`;
}
