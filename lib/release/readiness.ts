import "server-only";
import { lookUpConditions } from "@/lib/curate/asked-conditions";
import { resolveLabels, type TakeOut } from "@/lib/labels/filter";
import { EXPORT_FORMATS } from "@/lib/release/formats/all-formats";
import { replica } from "@/lib/server/db";
import { planGuarded } from "./plan";
import type { ExportQuery } from "./schema";
import { countGuarded } from "./training-guard";

/** One way out, as it is offered for this project. */
export interface OfferedFormat {
  name: string;
  title: string;
  help: string;
  isTable: boolean;
  /** Needs to be told which decided answers are to be learned, unless the criterion is a preference. */
  asksDesirable: boolean;
  /** LLaMA-Factory reads its files. */
  hasDatasetInfo: boolean;
  /** Examples of a kind that it can hold, before anything undecided is left out. */
  fits: number;
  /** The criterion whose decided answer makes the record. */
  target: string | null;
  /** Why it cannot be written here; null where it can. */
  refusal: string | null;
}

/** Every format, with how many examples fit and why it is refused where it is. */
export async function offeredFormats(scope: TakeOut, query: ExportQuery): Promise<OfferedFormat[]> {
  const filter = await resolveLabels(scope, query);
  const conditions = await lookUpConditions(scope, query);
  const [kinds, guarded] = await Promise.all([
    replica().example.groupBy({ by: ["kind"], where: { projectId: scope.projectId }, _count: { _all: true } }),
    filter.ok ? countGuarded(scope, filter.value.examples) : [],
  ]);
  return Promise.all(
    EXPORT_FORMATS.map(async ({ name, title, help, ending, kinds: held, asksDesirable, datasetInfo }) => {
      const plan = !filter.ok
        ? filter
        : !conditions.ok
          ? conditions
          : await planGuarded(
              scope,
              { ...query, format: name },
              { filter: filter.value, conditions: conditions.value, guarded },
            );
      const fits = kinds.filter(({ kind }) => held.some((one) => one === kind));
      return {
        name,
        title,
        help,
        isTable: ending === "csv" && query.container === "text",
        asksDesirable: asksDesirable ?? false,
        hasDatasetInfo: datasetInfo !== undefined,
        fits: fits.reduce((sum, { _count }) => sum + _count._all, 0),
        target: plan.ok ? (plan.value.target ?? null) : null,
        refusal: plan.ok ? null : plan.message,
      };
    }),
  );
}
