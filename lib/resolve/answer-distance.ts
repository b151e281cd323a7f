import type { CriterionKind } from "@/lib/guideline/schema";
import { Prisma } from "@/lib/server/generated/prisma/client";

/** Where two answers have no structure in common that is compared further. */
const UNEQUAL = Prisma.sql`1::float8`;

const SETS = Prisma.sql`(
  SELECT 1 - shared::float8 / nullif(jsonb_array_length(a.key::jsonb) + jsonb_array_length(b.key::jsonb) - shared, 0)
  FROM (SELECT count(*) AS shared FROM jsonb_array_elements_text(a.key::jsonb) x (member) WHERE b.key::jsonb ? x.member) s)`;

const RANKINGS = Prisma.sql`(
  WITH entry AS (
    SELECT x.place AS first, y.place AS second
    FROM jsonb_array_elements_text(a.key::jsonb) WITH ORDINALITY x (entry, place)
    JOIN jsonb_array_elements_text(b.key::jsonb) WITH ORDINALITY y (entry, place) ON y.entry = x.entry)
  SELECT coalesce(avg((one.second > other.second)::int)::float8, 1) FROM entry one JOIN entry other ON one.first < other.first)`;

/** Stretches of one label are joined before they are counted, so that no character counts twice. */
const SPANS = Prisma.sql`(
  SELECT 1 - 2 * sum(characters) FILTER (WHERE side = 'both')::float8 / nullif(sum(characters) FILTER (WHERE side <> 'both'), 0)
  FROM (
    SELECT coalesce(range_agg(stretch) FILTER (WHERE side = 'a'), '{}') AS first, coalesce(range_agg(stretch) FILTER (WHERE side = 'b'), '{}') AS second
    FROM (VALUES ('a', a.key::jsonb), ('b', b.key::jsonb)) answer (side, spans) CROSS JOIN LATERAL jsonb_array_elements(spans) span
    CROSS JOIN LATERAL (SELECT int4range((span ->> 'start')::int, (span ->> 'end')::int) AS stretch) s
    GROUP BY span ->> 'label') labels
  CROSS JOIN LATERAL (VALUES ('one', first), ('one', second), ('both', first * second)) marked (side, stretches)
  CROSS JOIN LATERAL (SELECT coalesce(sum(upper(part) - lower(part)), 0) AS characters FROM unnest(stretches) part) counted)`;

const PREFERENCES = Prisma.sql`(
  SELECT ((CASE WHEN one ->> 'choice' = other ->> 'choice' THEN abs(x - y) ELSE x + y END) / (2 * g.strength)::float8) ^ 2
  FROM (SELECT a.key::jsonb AS one, b.key::jsonb AS other) p
  CROSS JOIN LATERAL (SELECT CASE one ->> 'choice' WHEN 'tie' THEN 0 ELSE coalesce((one ->> 'strength')::float8, 1) END AS x,
                             CASE other ->> 'choice' WHEN 'tie' THEN 0 ELSE coalesce((other ->> 'strength')::float8, 1) END AS y) s)`;

/**
 * How far two answers to a criterion of each kind are apart, 0 to 1: as numbers, by their equality (of ordered options by their
 * places), or pair by pair as SQL over two different stored keys `a.key` and `b.key` and the integer `g.strength`. Null: not compared.
 * - multi: Jaccard's distance 1 - |A and B| / |A or B|.
 * - ranking: Kendall's distance, the share of pairs of entries that stand in opposite order.
 * - span: 1 - F1 of labelled characters (code points), F1 = 2 |A and B| / (|A| + |B|) over pairs of character and label.
 * - preference: squared distance on the signed scale of strengths from one response over the tie (0) to the other, by the squared width
 *   2S of that scale; each pair of responses has a scale of its own. A choice without strength has strength 1.
 */
export const DISTANCES: Record<CriterionKind, "number" | "option" | { pairwise: Prisma.Sql } | null> = {
  choice: "option",
  scale: "number",
  multi: { pairwise: SETS },
  ranking: { pairwise: RANKINGS },
  span: { pairwise: SPANS },
  preference: { pairwise: PREFERENCES },
  text: null,
};

/** A distance of pairs; where a key is only the hash of a long answer, which says no more than that the answers are not equal, 1. */
export function pairDistance(distance: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`CASE WHEN a.key LIKE 'sha256:%' OR b.key LIKE 'sha256:%' THEN ${UNEQUAL} ELSE ${distance} END`;
}
