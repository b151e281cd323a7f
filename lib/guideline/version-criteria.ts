import "server-only";
import type { Criterion } from "@/lib/guideline/schema";
import { db } from "@/lib/server/db";

const MAX_REMEMBERED = 500;
const remembered = new Map<string, Promise<Criterion[]>>();

/** Criteria of a published version. Versions never change, so what was read once is kept. */
export function criteriaOf(guidelineVersionId: string): Promise<Criterion[]> {
  const known = remembered.get(guidelineVersionId);
  if (known) return known;
  const loading = db()
    .criterion.findMany({ where: { guidelineVersionId }, orderBy: { position: "asc" }, select: { definition: true } })
    .then((rows) => rows.map((row) => row.definition as unknown as Criterion));
  loading.catch(() => remembered.delete(guidelineVersionId));
  if (remembered.size >= MAX_REMEMBERED) remembered.delete(remembered.keys().next().value!);
  remembered.set(guidelineVersionId, loading);
  return loading;
}
