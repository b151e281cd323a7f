import { type ConsensusMethod, consensusBy } from "@/lib/core/consensus/methods";
import { topClasses } from "@/lib/core/consensus/posterior";
import { scaleConsensus } from "@/lib/core/consensus/scale";
import { supportedModel } from "@/lib/core/consensus/sparsity";
import { votesOfTable } from "@/lib/core/consensus/votes";
import { scoresOf } from "@/lib/core/distribution/scores";
import type { UndefinedReason } from "@/lib/core/estimate";
import type { RatingTable, Value } from "@/lib/core/rating-table";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import { type AnyArray, sharedArray } from "@/lib/server/columns/columns";
import type { DictionaryData } from "@/lib/server/columns/dictionary";
import { type LogQuestion, readRated } from "../rated";

export interface ConsensusQuestion extends LogQuestion {
  methods: readonly ConsensusMethod[];
}

/** No single answer: several are as probable. */
export const TIED = -1;

/**
 * What a model makes of the labels under a filter, by example in columns over shared memory, so that threads hand it on without a copy.
 * Examples are numbered as they first occur in the log; answers are numbered in the order of the criterion.
 */
export interface Solution {
  method: ConsensusMethod;
  /** The answers that occur. */
  values: Value[];
  /** Ids of those who gave labels. */
  raters: string[];
  /** The example behind each item, as a code of `examples`. */
  example: Int32Array;
  examples: DictionaryData;
  /** Labels `start[i]` to `start[i + 1] - 1` are those of item `i`. */
  start: Int32Array;
  rater: Int32Array;
  label: Int32Array;
  /** Items x answers. */
  posterior: Float64Array;
  /** The most probable answer of each item, or `TIED`; by this model and by the majority. */
  answer: Int32Array;
  majority: Int32Array;
  /** All items, those that the model is least sure of first. */
  order: Int32Array;
  /** Where an answer is a number: one of each item, NaN where there is none. */
  scale: { median: Float64Array; trimmedMean: Float64Array; severityCorrected: Float64Array } | null;
  /** Per rater. */
  competence: (number | null)[];
  /** Raters x answers x given answers; null where they are too many to keep. */
  confusion: Float64Array | null;
  labelsPerRaterAndClass: number;
  supported: "full" | "one-coin";
  iterations: number;
  converged: boolean;
  objective: number | null;
}

export type SolutionResult = { ok: true; solution: Solution } | { ok: false; reason: UndefinedReason };

/**
 * The answer to every example by each of some models, for a thread; what they have in common they share. Known answers are not shown to
 * them, so that they can be held against these.
 */
export async function solveConsensus({ methods, ...question }: ConsensusQuestion): Promise<SolutionResult[]> {
  const rated = await readRated(question);
  if (!rated) return methods.map(() => ({ ok: false, reason: "not-compared" }));
  const { table } = rated.scaled;
  const { votes, values } = votesOfTable(table);
  const plain = consensusBy("majority", votes);
  if (!plain.ok) return methods.map(() => plain);
  // The models have classes in the order of their names, the criterion has its own.
  const order = [...values.keys()].sort((a, b) => table.values.indexOf(values[a]!) - table.values.indexOf(values[b]!));
  const place = Int32Array.from(values, (_, code) => order.indexOf(code));
  const example = new Int32Array(table.items.length);
  for (let t = 0; t < table.item.length; t++) example[table.item[t]!] = rated.circumstances.item[t]!;
  const { labelsPerRaterAndClass, model } = supportedModel(votes);
  const common = {
    values: order.map((code) => values[code]!),
    raters: votes.raters,
    example: shared("int", example),
    examples: question.log.dictionaries.items!,
    start: shared("int", votes.start),
    rater: shared("int", votes.rater),
    label: shared(
      "int",
      votes.label.map((code) => place[code]!),
    ),
    majority: shared("int", answersOf(inOrder(plain.consensus.posterior, order), order.length)),
    scale: KINDS[question.criterion.kind].isNumber ? scaleOf(table) : null,
    labelsPerRaterAndClass,
    supported: model,
  };
  return methods.map((method): SolutionResult => {
    const found = method === "majority" ? plain : consensusBy(method, votes);
    if (!found.ok) return found;
    const { posterior, competence, confusion, iterations, converged, objective } = found.consensus;
    const probability = inOrder(posterior, order);
    const isReadable = order.length <= MOST_CONFUSED;
    return {
      ok: true,
      solution: {
        ...common,
        method,
        posterior: shared("number", probability),
        answer: method === "majority" ? common.majority : shared("int", answersOf(probability, order.length)),
        order: shared("int", leastSureFirst(probability, order.length)),
        competence,
        confusion: confusion && isReadable ? inOrder(rowsInOrder(confusion, order), order) : null,
        iterations,
        converged,
        objective,
      },
    };
  });
}

/** A larger table of answers cannot be read. */
const MOST_CONFUSED = 25;

function shared<Column extends AnyArray>(kind: "int" | "number", column: Column): Column {
  const kept = sharedArray(kind, column.length);
  kept.set(column);
  return kept as Column;
}

/** Rows of one number a class, with the classes in another order. */
function inOrder(table: Float64Array, order: readonly number[]): Float64Array {
  const k = order.length;
  return table.map((_, cell) => table[cell - (cell % k) + order[cell % k]!]!);
}

/** Blocks of one row a class, with the rows in another order. */
function rowsInOrder(table: Float64Array, order: readonly number[]): Float64Array {
  const k = order.length;
  return table.map((_, cell) => {
    const row = Math.floor(cell / k);
    return table[(row - (row % k) + order[row % k]!) * k + (cell % k)]!;
  });
}

function answersOf(posterior: Float64Array, classes: number): Int32Array {
  return Int32Array.from({ length: posterior.length / classes }, (_, i) => {
    const top = topClasses(posterior, classes, i);
    return top.length === 1 ? top[0]! : TIED;
  });
}

function leastSureFirst(posterior: Float64Array, classes: number): Int32Array {
  const sure = new Float64Array(posterior.length / classes);
  posterior.forEach((p, cell) => {
    const item = Math.floor(cell / classes);
    if (p > sure[item]!) sure[item] = p;
  });
  return Int32Array.from(sure.keys()).sort((a, b) => sure[a]! - sure[b]! || a - b);
}

function scaleOf(table: RatingTable): Solution["scale"] {
  const found = scoresOf(table);
  if (!found.ok) return null;
  const column = (values: (number | null)[]) =>
    shared(
      "number",
      Float64Array.from(values, (value) => value ?? Number.NaN),
    );
  const { median, trimmedMean, severityCorrected } = scaleConsensus(found.scores);
  return {
    median: column(median),
    trimmedMean: column(trimmedMean),
    severityCorrected: column(severityCorrected),
  };
}
