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
  const { value: first } = await solutionOf(scope, question, shown, true);
  const isLarge = first.ok && first.solution.label.length > MOST_UNASKED;
  const asked = CONSENSUS_METHODS.filter((method) => !isLarge || method === shown || !SLOW.includes(method));
  // Who is asked first calculates what all others are asked for: the labels are then read once.
  const together = asked.filter((method) => method !== shown);
  let calculated: Promise<SolutionResult[]> | null = null;
  const found = await Promise.all(
    asked.map(async (method) => {
      if (method === shown) return first;
      const { value } = await solutionOf(scope, question, method, true, async () => {
        calculated ??= calculate("measure.consensus", { ...question, methods: together });
        return (await calculated)[together.indexOf(method)]!;
      });
      return value;
    }),
  );
  const solutions = found.flatMap((one) => (one.ok ? [one.solution] : []));
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
  solve = async () => (await calculate("measure.consensus", { ...question, methods: [method] }))[0]!,
): Promise<Remembered<SolutionResult>> {
  globals.touchstoneSolutions ??= new Memory(MOST_SOLUTIONS, undefined, KEPT_MS);
  const { log, ...asked } = question;
  return globals.touchstoneSolutions.ask(
    `${projectId} ${method} ${JSON.stringify(asked)}`,
    String(rowsOf(log)),
    solve,
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
