import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Criterion } from "@/lib/guideline/schema";
import type { MeantVersion } from "@/lib/guideline/version-ref";
import { versionsIn } from "@/lib/labels/figures";
import { type FigureFilter, resolveFigure } from "@/lib/labels/filter";
import type { FigureQuery } from "@/lib/labels/schema";
import { replica } from "@/lib/server/db";
import { ok } from "@/lib/server/errors";
import type { AllTasks } from "@/lib/server/threads/all-tasks";
import { logQuestion } from "../queries";
import { figureFromLogs } from "../remembered";
import type { WorkQuestion } from "./read-work";

type Read = ProjectScope<"measure:read">;

/** Whoever's work is shown; `colorIndex` is their place in the order of joining. */
export interface Worker {
  id: string;
  name: string;
  kind: "human" | "model" | "external";
  colorIndex: number;
}

/** What the fatigue of one criterion is asked about, looked up once for all that is calculated of it. */
export interface FatigueSubject {
  filter: FigureFilter;
  criterion: Criterion;
  versions: readonly MeantVersion[];
  question: WorkQuestion;
}

/** Looks up what a query names. */
export async function fatigueSubject(scope: Read, query: FigureQuery) {
  const filter = await resolveFigure(scope, query);
  if (!filter.ok) return filter;
  const { criterion } = filter.value;
  const [question, versions] = await Promise.all([logQuestion(scope, filter.value), versionsIn(scope, filter.value)]);
  const subject: FatigueSubject = {
    filter: filter.value,
    criterion,
    versions,
    question: { ...question, projectId: scope.projectId },
  };
  return ok(subject);
}

type FatigueTask = "measure.fatigue" | "measure.fatigue-people";

/** What would change if only so much of each session counted. */
export function whatIfFigures({ question }: FatigueSubject, cut: string, { remembered = false } = {}) {
  const { projectId, log } = question;
  return figureFromLogs("measure.fatigue-what-if", { ...question, cut }, { projectId, logs: [log], remembered });
}

/** One of the calculations. A page may have what is remembered. */
export function fatigueFigures<Name extends FatigueTask>(
  task: Name,
  { question }: FatigueSubject,
  { remembered = false } = {},
) {
  return figureFromLogs(task, question as Parameters<AllTasks[Name]>[0], {
    projectId: question.projectId,
    logs: [question.log],
    remembered,
  });
}

/** Everybody who labels in the project, by id. */
export async function workers({ projectId }: Read): Promise<ReadonlyMap<string, Worker>> {
  const rows = await replica().annotator.findMany({
    where: { projectId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, name: true, kind: true },
  });
  return new Map(rows.map((row, colorIndex) => [row.id, { ...row, colorIndex }]));
}
