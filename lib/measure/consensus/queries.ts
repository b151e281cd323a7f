import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { CONSENSUS_METHODS, type ConsensusMethod } from "@/lib/core/consensus/methods";
import type { UndefinedReason } from "@/lib/core/estimate";
import { examplesById, type NamedExample } from "@/lib/examples/named";
import { type FigureFilter, resolveFigure } from "@/lib/labels/filter";
import { rowsOf } from "@/lib/labels/log/rating-log";
import type { FigureQuery } from "@/lib/labels/schema";
import { ok } from "@/lib/server/errors";
import { calculate } from "@/lib/server/threads/calculate";
import { Memory, type Remembered } from "@/lib/server/threads/remembered";
import { logQuestion } from "../queries";
import type { LogQuestion } from "../rated";
import { type Rater, raterOf, ratersOf } from "../raters";
import { type ModelFigures, modelFigures, type SeenRater } from "./figures";
import type { AgainstKnown, HeldModel } from "./known";
import { knownStatements } from "./known-statements";
import { type Answered, answeredExamples } from "./listing";
import type { ConsensusQuery } from "./schema";
import type { Solution, SolutionResult } from "./solution";

type Read = ProjectScope<"measure:read">;

/** Solutions hold something of every example, so few are kept; they depend on the labels alone. */
const MOST_SOLUTIONS = 12;
const KEPT_MS = 10 * 60_000;
const globals = globalThis as typeof globalThis & { touchstoneSolutions?: Memory };

export interface NamedAnswered extends Omit<Answered, "example"> {
  example: NamedExample;
}

/** A model's figures, held against what is known, with people by name. */
export interface NamedModel extends Omit<ModelFigures, "raters">, Omit<HeldModel, "raters"> {
  raters: (Omit<SeenRater, "annotator"> & AgainstKnown & { annotator: Rater })[];
}

/** What a model makes of the labels under a filter, and a page of its answers; nothing but why where there is no answer. */
export async function consensusOn(
  scope: Read,
  query: ConsensusQuery,
  page: { offset: number; limit: number },
  { remembered = false } = {},
) {
  const resolved = await resolveFigure(scope, query);
  if (!resolved.ok) return resolved;
  const filter = resolved.value;
  const { criterion, versions } = filter;
  const question = await logQuestion(scope, filter);
  const { value: solved, ...known } = await solutionOf(scope, question, query.method, remembered);
  const base = { criterion, versions, level: question.level, ...known };
  if (!solved.ok) return ok({ ...base, total: 0, rows: [], model: null, undefinedBecause: solved.reason });
  const { total, rows } = answeredExamples(solved.solution, query, page);
  const [examples, [model]] = await Promise.all([
    examplesById(
      scope,
      rows.map(({ example }) => example),
    ),
    namedModels(scope, filter, question, [solved.solution]),
  ]);
  const named = rows.flatMap(({ example, ...rest }): NamedAnswered[] => {
    const found = examples.get(example);
    return found ? [{ example: found, ...rest }] : [];
  });
  const undefinedBecause: UndefinedReason | null = null;
  return ok({ ...base, total, rows: named, model: model!, undefinedBecause });
}

/** Beyond so many labels the slow ones are calculated only for who asks for them. */
const MOST_UNASKED = 100_000;
const SLOW: readonly ConsensusMethod[] = ["mace", "glad"];

/** All models under a filter side by side; those that take long on so many labels are left out, but for the one that is shown. */
export async function modelsOn(scope: Read, query: FigureQuery, shown: ConsensusMethod) {
  const resolved = await resolveFigure(scope, query);
  if (!resolved.ok) return resolved;
  const question = await logQuestion(scope, resolved.value);
  const solved = (method: ConsensusMethod) =>
    solutionOf(scope, question, method, true).then(({ value }) => (value.ok ? value.solution : null));
  const first = await solved("majority");
  const isLarge = (first?.label.length ?? 0) > MOST_UNASKED;
  const asked = CONSENSUS_METHODS.filter((method) => !isLarge || method === shown || !SLOW.includes(method));
  const solutions = (await Promise.all(asked.map(solved))).filter((one): one is Solution => one !== null);
  return ok({
    criterion: resolved.value.criterion,
    models: await namedModels(scope, resolved.value, question, solutions),
    left: CONSENSUS_METHODS.filter((method) => !asked.includes(method)),
  });
}

function solutionOf(
  { projectId }: Read,
  question: LogQuestion,
  method: ConsensusMethod,
  remembered: boolean,
): Promise<Remembered<SolutionResult>> {
  globals.touchstoneSolutions ??= new Memory(MOST_SOLUTIONS, undefined, KEPT_MS);
  const { log, ...asked } = question;
  return globals.touchstoneSolutions.ask(
    `${projectId} ${method} ${JSON.stringify(asked)}`,
    String(rowsOf(log)),
    () => calculate("measure.consensus", { ...question, method }),
    { newest: !remembered },
  );
}

async function namedModels(
  scope: Read,
  filter: FigureFilter,
  { criterion, level }: LogQuestion,
  solutions: readonly Solution[],
): Promise<NamedModel[]> {
  const [held, names] = await Promise.all([
    calculate("measure.known", { criterion, level, solutions, ...knownStatements(scope, filter) }),
    ratersOf(scope),
  ]);
  return solutions.map((solution, k) => {
    const { raters, ...figures } = modelFigures(solution);
    const { raters: against, ...known } = held[k]!;
    return {
      ...figures,
      ...known,
      raters: raters.map(({ annotator, ...seen }, w) => ({
        annotator: raterOf(names, annotator),
        ...seen,
        ...against[w]!,
      })),
    };
  });
}
