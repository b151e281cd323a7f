import "server-only";
import type { FigureFilter } from "@/lib/labels/filter";
import { SETTLED } from "@/lib/labels/tables";
import { isUnder } from "@/lib/labels/under";
import type { Statement } from "@/lib/server/columns/read-columns";
import { Prisma } from "@/lib/server/generated/prisma/client";

/** Ask for the answers to a criterion that are known from the beginning, and for those that stand settled, of its meaning. */
export function knownStatements(
  { projectId }: { projectId: string },
  { criterion, meanings }: FigureFilter,
): { gold: Statement; settled: Statement } {
  return {
    gold: Prisma.sql`
      SELECT example_id, value_key FROM gold_answer WHERE project_id = ${projectId}::uuid AND criterion_key = ${criterion.key}`,
    settled: Prisma.sql`
      SELECT s.example_id, s.value_key FROM ${SETTLED} s
      WHERE s.project_id = ${projectId}::uuid AND s.value_key IS NOT NULL AND ${isUnder("s", meanings ?? [])}`,
  };
}
