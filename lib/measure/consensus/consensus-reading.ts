import type { ModelFigures } from "./figures";
import type { HeldModel } from "./known";

/** What the rules read of a model. */
export type ReadModel = Pick<
  ModelFigures,
  "method" | "counts" | "single" | "labelsPerRaterAndClass" | "supported" | "converged"
> &
  Pick<HeldModel, "gold" | "better" | "worse"> & { raters: { labels: number }[] };

/**
 * What a model's answers say, in plain sentences, most important first: how far there is an answer at all, what would change against
 * the majority and whether that is better, and whether the labels can carry the model. Each sentence is one rule; one that does not
 * hold says nothing. `subject` is the model within a sentence.
 */
export function readConsensus(model: ReadModel, subject: string): string[] {
  if (model.counts.all === 0) return [];
  const name = subject.charAt(0).toUpperCase() + subject.slice(1);
  return [
    ...howFar(model, name),
    ...againstMajority(model),
    ...againstGold(model),
    ...ofOneLabel(model),
    ...ofTwoPeople(model),
    ...ofTooFewLabels(model),
    ...notSettled(model, name),
  ];
}

function howFar({ counts: { all, tied, unsure } }: ReadModel, name: string): string[] {
  if (tied > 0)
    return [
      `${name} has an answer for ${(all - tied).toLocaleString("en")} of ${examples(all)}; for ${tied.toLocaleString("en")} several are as probable.`,
    ];
  if (unsure > 0)
    return [
      `${name} has an answer for ${every(all)}; ${unsure.toLocaleString("en")} of these are less sure than 90\u202f%.`,
    ];
  return [`${name} has a sure answer for ${every(all)}.`];
}

function againstMajority({ method, counts: { differ } }: ReadModel): string[] {
  if (method === "majority") return [];
  if (differ === 0) return ["It says what the majority says, everywhere."];
  return [`It says something else than the majority, or breaks its tie, on ${examples(differ)}.`];
}

/** A sign test of the examples on which exactly one of the two is right: from 6 to 0 on it is below .05. */
function againstGold({ method, gold, better, worse }: ReadModel): string[] {
  if (method === "majority" || gold.items === 0 || better + worse === 0) return [];
  const on = `On ${examples(gold.items)} with a known answer it is right ${times(better)} where the majority is not, and the other way round ${times(worse)}`;
  return [isByChance(better, worse) ? `${on}: that can be chance.` : `${on}.`];
}

function ofOneLabel({ counts: { all }, single }: ReadModel): string[] {
  if (single === 0) return [];
  if (single === all) return ["Every example has one label: that is its answer, and no model can tell more."];
  return single / all < 0.1 ? [] : [`${examples(single, "has", "have")} one label: what it says hangs on one person.`];
}

function ofTwoPeople({ raters }: ReadModel): string[] {
  return raters.length === 2
    ? ["With two people nothing outvotes either: where they differ, ask a third or settle it by hand."]
    : [];
}

const TABLES = new Set<ReadModel["method"]>(["dawid-skene"]);

function ofTooFewLabels({ method, supported, labelsPerRaterAndClass }: ReadModel): string[] {
  if (!TABLES.has(method) || supported === "full") return [];
  return [
    `Only ${labelsPerRaterAndClass.toFixed(1)} labels for each person and answer: tables of confusion are mostly noise here. The one-coin model asks less of them.`,
  ];
}

function notSettled({ converged }: ReadModel, name: string): string[] {
  return converged ? [] : [`${name} did not come to rest: take its probabilities as rough.`];
}

/** Whether so uneven a split of equal chances comes up at least once in twenty, counting both sides. */
function isByChance(one: number, other: number): boolean {
  const n = one + other;
  let [term, sum] = [0.5 ** n, 0];
  for (let k = 0; k <= Math.min(one, other); k++) {
    sum += term;
    term *= (n - k) / (k + 1);
  }
  return Math.min(1, 2 * sum) >= 0.05;
}

function examples(n: number, one = "", many = ""): string {
  const verb = n === 1 ? one : many;
  return `${n.toLocaleString("en")} ${n === 1 ? "example" : "examples"}${verb && ` ${verb}`}`;
}

function every(n: number): string {
  return n === 1 ? "the one example" : `all ${examples(n)}`;
}

function times(n: number): string {
  return n === 1 ? "once" : `${n.toLocaleString("en")} times`;
}
