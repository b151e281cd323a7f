import "server-only";
import { type LabelFilter, type Read, resolveLabelFilter } from "@/lib/curate/label-filter";
import { formatNamed } from "@/lib/formats/export/all-formats";
import type { ExportFormat } from "@/lib/formats/export/export-format";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { db } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { fileName } from "./file-name";
import type { ExportQuery } from "./schema";

/** An export that can be made: everything looked up and checked. */
export interface ExportPlan {
  query: ExportQuery;
  format: ExportFormat;
  filter: LabelFilter;
  /** The criterion whose decided answer makes the record. */
  target: string | undefined;
  fileName: string;
}

/** Statuses of the refusals below, for the calls that plan an export. */
export const PLAN_REFUSALS = {
  "unknown-version": 404,
  "unknown-criterion": 404,
  "unknown-annotators": 400,
  "evaluation-data": 409,
  "does-not-fit": 409,
  "no-target": 409,
} as const;

/** Checks that the format fits the project, its purpose and its examples. `target` is given where a manifest already says it. */
export async function planExport(scope: Read, query: ExportQuery, target?: string) {
  const format = formatNamed(query.format);
  if (!format) return no("unknown-format", `There is no format ${query.format}.`);
  const filter = await resolveLabelFilter(scope, query);
  if (!filter.ok) return filter;
  if (format.isTraining && scope.project.purpose === "evaluation" && query.evaluation !== "allow") {
    return no(
      "evaluation-data",
      `This project holds evaluation data; training on it makes the evaluation worthless, so ${format.name} is refused. Where that is really meant, say evaluation=allow.`,
    );
  }
  const misfit = await kindsMisfit(scope, format);
  if (misfit) return no("does-not-fit", misfit);
  const chosen = target ?? (format.target && (await chooseTarget(scope, format.target, query.criterion)));
  if (typeof chosen === "object") return chosen;
  const plan: ExportPlan = {
    query,
    format,
    filter: filter.value,
    target: chosen,
    fileName: fileName(scope.project.name, format, query.csv),
  };
  return ok(plan);
}

async function kindsMisfit(scope: Read, format: ExportFormat): Promise<string | null> {
  const fits = await db().example.findFirst({
    where: { projectId: scope.projectId, kind: { in: [...format.kinds] } },
    select: { id: true },
  });
  const any = fits ?? (await db().example.findFirst({ where: { projectId: scope.projectId }, select: { kind: true } }));
  return any && "kind" in any
    ? `${format.name} holds ${format.kinds.join(", ")} examples; this project has none of them, but for example ${any.kind}.`
    : null;
}

async function chooseTarget(scope: Read, kind: "preference" | "scale", named: string | undefined) {
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
