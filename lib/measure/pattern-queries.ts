import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { countsOf } from "@/lib/labels/counts";
import { countRaters } from "@/lib/labels/figures";
import type { FigureFilter } from "@/lib/labels/filter";
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
