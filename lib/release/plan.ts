import "server-only";
import type { CriterionKind } from "@/lib/guideline/schema";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { type LabelFilter, onVersion, resolveLabels, type TakeOut } from "@/lib/labels/filter";
import { FILTER_REFUSALS } from "@/lib/labels/schema";
import { formatNamed } from "@/lib/release/formats/all-formats";
import type { ExportFormat } from "@/lib/release/formats/export-format";
import { db } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import type { ExportQuery, ReleaseManifest } from "./schema";
import { countGuarded, type GuardCount, guardTraining } from "./training-guard";

/** A query that is asked now, or one that a manifest has kept. */
type PlannedQuery = ReleaseManifest["query"];

/** An export that can be made: everything looked up and checked. */
export interface ExportPlan {
  query: PlannedQuery;
  format: ExportFormat;
  filter: LabelFilter;
  /** The criterion whose decided answer makes the record. */
  target: string | undefined;
  counting: Counting;
  fileName: string;
  /**
   * An export calls people by what imports call them, mostly an email. A release is handed on and keeps its bytes, so it calls them by a
   * code that stays when an account is deleted.
   */
  people: "keys" | "codes";
}

/**
 * Whether labels of the versions that mean the same count together, or each version's by themselves, as they did before. A manifest
 * says which, so that what was released stays as it was.
 */
export type Counting = ReleaseManifest["counting"];

/** The refusals below, for the calls that plan an export. */
export const PLAN_REFUSALS = ["unknown-format", ...FILTER_REFUSALS, "does-not-fit", "no-target"] as const;
export const GUARDED_REFUSALS = [...PLAN_REFUSALS, "evaluation-data", "shared-with-evaluation"] as const;

/**
 * Checks what is asked for now: the plan, and for a shape for training that no evaluation data goes out unasked. Answers the plan with
 * the number of examples that are included although an evaluation holds their content.
 */
export async function planGuarded(scope: TakeOut, query: ExportQuery, known?: KnownFacts) {
  const plan = await planExport(scope, query, undefined, known?.filter);
  if (!plan.ok || !plan.value.format.isTraining) return plan.ok ? ok({ ...plan.value, shared: 0 }) : plan;
  const counts = known?.guarded ?? (await countGuarded(scope, plan.value.filter.examples));
  const guarded = guardTraining(scope, plan.value.format, query, counts);
  return guarded.ok ? ok({ ...plan.value, shared: guarded.value }) : guarded;
}

/** What was looked up already, where several plans are made of one query. */
interface KnownFacts {
  filter: LabelFilter;
  guarded: readonly GuardCount[];
}

/** Checks that the format fits the project and its examples. What a manifest already says is given: what was released stays so. */
export async function planExport(
  scope: TakeOut,
  query: PlannedQuery,
  released?: Pick<ReleaseManifest, "target" | "counting">,
  known?: LabelFilter,
) {
  const format = formatNamed(query.format);
  if (!format) return no("unknown-format", `There is no format ${query.format}.`);
  const filter = known ? ok(known) : await resolveLabels(scope, query);
  if (!filter.ok) return filter;
  const misfit = await kindsMisfit(scope, format);
  if (misfit) return no("does-not-fit", misfit);
  const chosen = released?.target ?? (format.target && (await chooseTarget(scope, format.target, query.criterion)));
  if (typeof chosen === "object") return chosen;
  const counting = released?.counting ?? "meaning";
  const plan: ExportPlan = {
    // The rule may be another one tomorrow: what is kept names what it said.
    query: filter.value.within === null ? query : { ...query, within: filter.value.within },
    format,
    filter:
      counting === "version" && typeof query.version === "number"
        ? onVersion(filter.value, query.version)
        : filter.value,
    target: chosen,
    counting,
    fileName: fileName(scope.project.name, format, query.csv),
    people: "keys",
  };
  return ok(plan);
}

async function kindsMisfit(scope: TakeOut, { name, kinds }: ExportFormat): Promise<string | null> {
  const present = await db().example.groupBy({
    by: ["kind"],
    where: { projectId: scope.projectId },
    orderBy: { kind: "asc" },
  });
  const has = present.map(({ kind }) => kind);
  if (has.length === 0 || has.some((kind) => kinds.some((held) => held === kind))) return null;
  return `${name} takes examples of the kind ${kinds.join(" or ")}; this project has only ${has.join(" and ")}.`;
}

async function chooseTarget(scope: TakeOut, kind: CriterionKind, named: string | undefined) {
  const criteria = await criteriaOf(scope.project.guidelineVersionId);
  const fitting = criteria.filter((criterion) => criterion.kind === kind);
  const keys = fitting.map(({ key }) => key);
  if (named !== undefined)
    return keys.includes(named)
      ? named
      : no("no-target", `${named} is no ${kind} criterion. These are: ${list(keys)}.`);
  if (keys.length === 1) return keys[0]!;
  return keys.length === 0
    ? no(
        "no-target",
        `This format takes a decided ${kind}, and version ${scope.project.versionNumber} has no such criterion.`,
      )
    : no("no-target", `Say by criterion=… which ${kind} makes the record: ${list(keys)}.`);
}

const list = (keys: readonly string[]) => (keys.length === 0 ? "none" : keys.join(", "));

/** A file name of plain letters from which one sees the project, the format and, for a table, how its cells were written. */
export function fileName(project: string, format: ExportFormat, csv: "safe" | "exact"): string {
  const slug = project
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
  const kind = format.ending === "csv" ? `${format.name}-${csv}` : format.name;
  return `${slug || "project"}-${kind}.${format.ending}`;
}
