import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { type TaintedPrompts, taintedPrompts } from "@/lib/curate/contamination/tainted-prompts";
import { countRaters, versionsIn } from "@/lib/labels/figures";
import { type FigureFilter, resolveFigure } from "@/lib/labels/filter";
import { replica } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { calculate } from "@/lib/server/threads/calculate";
import { isCounted } from "./answers";
import { countUnnamed, labelledOutputs, listModels, MOST_MODELS, type ModelCount } from "./patterns";
import type { CleanFigure, EvaluationReport, SliceFigures } from "./report";
import type { EvaluationQuery } from "./schema";

type Read = ProjectScope<"measure:read">;

export interface Evaluation {
  filter: FigureFilter;
  /** Versions whose labels enter; several are a mixture, and say so. */
  versions: FigureFilter["versions"];
  models: ModelCount[];
  /** Examples that name no model and so are in no figure. */
  unnamed: number;
  /** Null where answers to this criterion cannot be counted, as texts. */
  report: EvaluationReport | null;
  slices: SliceFigures[];
  /** Of the prompts, those that training data holds. */
  tainted: TaintedPrompts;
  /** By model, the headline without these; none where there are none. */
  clean: CleanFigure[];
}

/** What the labels on one criterion say of each model, of each two, and within each value of a slice. */
export async function evaluateModels(scope: Read, query: EvaluationQuery) {
  if (scope.project.purpose !== "evaluation")
    return no("not-evaluation", "This is an annotation project: there are no models to compare.");
  const resolved = await resolveFigure(scope, query);
  if (!resolved.ok) return resolved;
  const filter = resolved.value;
  const [tainted, models, unnamed, versions, raters] = await Promise.all([
    taintedPrompts(scope),
    listModels(scope),
    countUnnamed(scope),
    versionsIn(scope, filter),
    countRaters(scope, filter),
  ]);
  if (models.length > MOST_MODELS)
    return no("too-many-models", `Outputs of more than ${MOST_MODELS} models cannot be compared at once.`);
  const question = { criterion: filter.criterion, models: models.length, raters, answer: query.answer };
  const found: Evaluation = { filter, versions, models, unnamed, report: null, slices: [], tainted, clean: [] };
  if (!isCounted(filter.criterion)) return ok(found);
  const names = models.map(({ model }) => model);
  const outputs = labelledOutputs(scope, filter, names, { slice: query.by, tainted: tainted.keys });
  return ok({ ...found, ...(await calculate("evaluate.models", { ...question, outputs })) });
}

export interface CriterionTab {
  key: string;
  title: string;
}

/** The criteria of a version whose answers can be counted, in its order; of all versions those of the newest. */
export async function countedCriteria(scope: Read, version: number | "all"): Promise<CriterionTab[]> {
  const found = await replica().guidelineVersion.findFirst({
    where: { guidelineId: scope.project.guidelineId, number: version === "all" ? undefined : version },
    orderBy: { number: "desc" },
    select: { criterionRows: { orderBy: { position: "asc" }, select: { key: true, title: true, definition: true } } },
  });
  const rows = found?.criterionRows ?? [];
  return rows
    .filter(({ definition }) => isCounted(definition as unknown as Parameters<typeof isCounted>[0]))
    .map(({ key, title }) => ({ key, title }));
}
