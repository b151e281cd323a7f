import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { countsOf } from "@/lib/labels/counts";
import { countRaters } from "@/lib/labels/figures";
import type { FigureFilter } from "@/lib/labels/filter";
import { ratingsOf } from "@/lib/labels/labels";
import { replica } from "@/lib/server/db";
import { FIELD, LINE } from "./stored-text";

type Read = ProjectScope<"measure:read">;

/**
 * The rating patterns under a filter as text (see stored-text.ts): PostgreSQL groups, and a million judgments come back as a
 * few thousand lines, always in the same order. Read from the maintained counts where these suffice. One text and not a row
 * for each pattern, because a row costs the web server's event loop as much as a hundred characters.
 */
export async function loadPatterns(scope: Read, filter: FigureFilter): Promise<{ patterns: string; raters: number }> {
  const [row] = await replica().$queryRaw<{ patterns: string | null }[]>`
    SELECT string_agg(items || ${FIELD} || pattern, ${LINE} ORDER BY pattern COLLATE "C") AS patterns FROM (
      SELECT pattern, count(*) AS items FROM (
        SELECT string_agg(n || ${FIELD} || value_key, ${FIELD} ORDER BY value_key COLLATE "C") AS pattern FROM ${countsOf(scope, filter)} counts GROUP BY example_id
      ) of_examples GROUP BY pattern
    ) patterns`;
  return { patterns: row!.patterns ?? "", raters: await countRaters(scope, filter) };
}

/**
 * For each two annotators, how often they gave which two values to the same example, as text. The ratings of an example are paired
 * within its own row: a self-join would need the planner to guess their number, and a wrong guess costs minutes. Examples that the same
 * people rated alike are counted first, and places are written out in the list of columns, which keeps no table for each example.
 */
export async function loadPairs(scope: Read, filter: FigureFilter): Promise<string> {
  const [row] = await replica().$queryRaw<{ cells: string | null }[]>`
    WITH together AS (
      SELECT people, keys, count(*) AS n FROM (
        SELECT array_agg(annotator_id ORDER BY annotator_id) AS people, array_agg(value_key ORDER BY annotator_id) AS keys
        FROM ${ratingsOf(scope, filter)} ratings GROUP BY example_id HAVING count(*) > 1) examples
      GROUP BY 1, 2
    ), firsts AS (
      SELECT *, generate_series(1, cardinality(people) - 1) AS i FROM together
    ), pairs AS (
      SELECT *, generate_series(i + 1, cardinality(people)) AS j FROM firsts
    ), cells AS (
      SELECT people[i] AS first, people[j] AS second, keys[i] AS first_key, keys[j] AS second_key, sum(n) AS items
      FROM pairs GROUP BY 1, 2, 3, 4
    )
    SELECT string_agg(concat_ws(${FIELD}, first, second, first_key, second_key, items), ${LINE}
                      ORDER BY first, second, first_key COLLATE "C", second_key COLLATE "C") AS cells
    FROM cells`;
  return row!.cells ?? "";
}

/** Beyond this many ratings who gave which is no longer looked at. */
export const MOST_RATINGS = 2_000_000;

/** Every rating with who gave it, as text; null beyond `most` of them. No example is named, and they are ordered by their ratings. */
export async function loadRatings(scope: Read, filter: FigureFilter, most = MOST_RATINGS): Promise<string | null> {
  const [row] = await replica().$queryRaw<{ n: number; ratings: string | null }[]>`
    WITH people AS (
      SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM annotator WHERE project_id = ${scope.projectId}::uuid
    ), examples AS (
      SELECT count(*) AS n, string_agg(place || ${FIELD} || value_key, ${FIELD} ORDER BY place) AS ratings
      FROM ${ratingsOf(scope, filter)} ratings JOIN people ON people.id = annotator_id GROUP BY example_id
    )
    SELECT coalesce(sum(n), 0)::float8 AS n,
           CASE WHEN sum(n) <= ${most} THEN string_agg(ratings, ${LINE} ORDER BY ratings COLLATE "C") END AS ratings
    FROM examples`;
  return row!.n > most ? null : (row!.ratings ?? "");
}
