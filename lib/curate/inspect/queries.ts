import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { examplesById, type NamedExample } from "@/lib/examples/named";
import { sliceNames } from "@/lib/examples/slices";
import { countsStatement } from "@/lib/labels/counts";
import { versionsIn } from "@/lib/labels/figures";
import { resolveFigure } from "@/lib/labels/filter";
import type { FigureQuery } from "@/lib/labels/schema";
import { newestLabel } from "@/lib/measure/remembered";
import { replica } from "@/lib/server/db";
import { ok } from "@/lib/server/errors";
import type { AllTasks } from "@/lib/server/threads/all-tasks";
import { calculate } from "@/lib/server/threads/calculate";
import { Memory, type Remembered } from "@/lib/server/threads/remembered";
import type { Look, OneFactQuery } from "./schema";

type Read = ProjectScope<"examples:read">;

interface AskOptions {
  /** For a page: what is known comes at once, also while newer facts are taken in. */
  remembered?: boolean;
}

const globals = globalThis as typeof globalThis & { touchstoneInspected?: Memory };

/** An answer of a thread, which is kept until something is found out or made anew. */
async function answer<Name extends keyof AllTasks>(
  scope: Read,
  task: Name,
  question: Omit<Parameters<AllTasks[Name]>[0], "projectId">,
  { remembered = false }: AskOptions,
  labels = "",
): Promise<Remembered<Awaited<ReturnType<AllTasks[Name]>>>> {
  const input = { ...question, projectId: scope.projectId } as Parameters<AllTasks[Name]>[0];
  globals.touchstoneInspected ??= new Memory();
  return globals.touchstoneInspected.ask(
    `${task} ${JSON.stringify(input)}`,
    `${await stateOfFacts(scope)} ${labels}`,
    () => calculate(task, input),
    { newest: !remembered },
  );
}

/** Says by another value whether anything was found out or made anew. */
async function stateOfFacts({ projectId }: Read): Promise<string> {
  const [row] = await replica().$queryRaw<{ state: string }[]>`
    SELECT concat_ws(' ',
      (SELECT count(*) || ' ' || coalesce(max(revision), 0) FROM fact_batch WHERE project_id = ${projectId}::uuid),
      (SELECT count(*) || ' ' || coalesce(max(revision), 0) FROM fact_column WHERE project_id = ${projectId}::uuid),
      (SELECT md5(string_agg(maker || parameters::text, ' ' ORDER BY maker)) FROM fact_maker WHERE project_id = ${projectId}::uuid),
      (SELECT max(created_at) FROM duplicate_run WHERE project_id = ${projectId}::uuid)) AS state`;
  return row!.state;
}

/** Every fact of the examples under a look, each as a distribution. */
export async function overviewOn(scope: Read, look: Look, options: AskOptions = {}) {
  return answer(scope, "inspect.overview", { ...look, slices: await sliceNames(scope) }, options);
}

/** One fact, cut by a word or on two sides. */
export function factOn(scope: Read, fact: string, query: OneFactQuery, options: AskOptions = {}) {
  return answer(scope, "inspect.fact", { ...query, fact }, options);
}

/** What is odd in one value of a cut. */
export function oddOn(scope: Read, cut: string, look: Look, options: AskOptions = {}) {
  return answer(scope, "inspect.odd", { ...look, cut }, options);
}

/** What examples have in common. */
export function samenessOn(scope: Read, look: Look, options: AskOptions = {}) {
  return answer(scope, "inspect.sameness", look, options);
}

/** Labels along a fact, as far as a filter lets them through. */
export async function alongOn(
  scope: Read & ProjectScope<"measure:read">,
  fact: string,
  { answer: asked, ...look }: Look & { answer?: string },
  labels: FigureQuery,
  options: AskOptions = {},
) {
  const resolved = await resolveFigure(scope, labels);
  if (!resolved.ok) return resolved;
  const { strings, values } = countsStatement(scope, resolved.value);
  const { criterion } = resolved.value;
  const [found, versions] = await Promise.all([
    answer(
      scope,
      "inspect.labels",
      { ...look, fact, criterion, counts: { strings, values }, ...(asked !== undefined && { answer: asked }) },
      options,
      await newestLabel(scope),
    ),
    versionsIn(scope, resolved.value),
  ]);
  return ok({ ...found, criterion, versions });
}

/** A page of the examples under a look, in the order of their arrival, by name. */
export async function matchingOn(scope: Read, { where }: Look, page: { offset: number; limit: number }) {
  const { value } = await answer(scope, "inspect.matching", { ...(where && { where }), ...page }, {});
  const named = await examplesById(scope, value.ids);
  const rows: NamedExample[] = value.ids.flatMap((id) => named.get(id) ?? []);
  return { ...value, rows };
}

/** Whether there is anything to look at, whether or not it has been. */
export async function hasExamples({ projectId }: Read): Promise<boolean> {
  return (await replica().example.findFirst({ where: { projectId }, select: { id: true } })) !== null;
}
