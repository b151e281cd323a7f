import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { type AttemptView, lastAttempt } from "@/lib/jobs/job-queries";
import { EVERYTHING } from "@/lib/labels/filter";
import type { ContaminationList } from "./address";
import { listBenchmarks } from "./benchmarks";
import { countHits, countItems, type HitView, listHits, listItems, type TaintedItem } from "./queries";
import type { HitFilter } from "./schema";
import { contaminationOf } from "./standing";

type Asked = HitFilter & { list: ContaminationList; page: number; size: number };

/** What was found, from the side that is asked for; null where nothing was compared yet. */
export type Found = {
  hits: number;
  items: number;
  shown: { list: "examples"; rows: HitView[]; total: number } | { list: "items"; rows: TaintedItem[]; total: number };
} | null;

/** All that the page shows. */
export async function contaminationPage(scope: ProjectScope<"export:read">, asked: Asked) {
  const standing = await contaminationOf(scope, EVERYTHING.examples);
  const [found, benchmarks, comparison, upload] = await Promise.all([
    findings(scope, standing, asked),
    listBenchmarks(scope),
    lastAttempt(scope, "find-contamination"),
    lastAttempt(scope, "import-benchmark"),
  ]);
  const jobs = [comparison, upload].filter((job): job is AttemptView => job !== null);
  return { standing, found, benchmarks, jobs };
}

async function findings(
  scope: ProjectScope<"export:read">,
  { run, counts }: Awaited<ReturnType<typeof contaminationOf>>,
  { list, page, size, ...filter }: Asked,
): Promise<Found> {
  if (!run) return null;
  const view = { page, size };
  const items = await countItems(scope, run);
  if (list === "items")
    return { hits: counts.open, items, shown: { list, rows: await listItems(scope, run, view), total: items } };
  const [rows, total] = [await listHits(scope, run, filter, view), await countHits(scope, run, filter)];
  return { hits: counts.open, items, shown: { list, rows, total } };
}
