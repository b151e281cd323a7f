import type { Estimate } from "@/lib/core/estimate";
import { integerBelow } from "@/lib/core/random/draws";
import type { Random } from "@/lib/core/random/generator";
import { type CheckedSide, checkMisses, checkPrecision, type DrawnCase } from "@/lib/core/sampling/check-rates";

type Range = [low: number, high: number];

/** A check of which the truth is known, and how many of each side are read. */
interface MeasuredDesign {
  flagged: number;
  passed: number;
  /** Of these, each run has one that is as likely as any other. */
  precision: Range;
  /** Share of those passed that lack the quality, its logarithm as likely as any other. */
  missedShare: Range;
  drawn: number;
  /** Share of the cases that are there several times, and how often. */
  copies?: { share: number; times: number };
}

const USUAL: MeasuredDesign = {
  flagged: 1500,
  passed: 8500,
  precision: [0.6, 0.98],
  missedShare: [0.002, 0.1],
  drawn: 60,
};

/** Designs whose true rates are known. */
export const MEASURED: readonly [what: string, design: MeasuredDesign][] = [
  ["60 and 60, it flags 15 %", USUAL],
  ["60 and 60, it flags 3 %, poor precision", { ...USUAL, flagged: 600, passed: 19_400, precision: [0.1, 0.6] }],
  [
    "30 and 30, it flags half, misses many",
    { ...USUAL, flagged: 5000, passed: 5000, drawn: 30, missedShare: [0.05, 0.5] },
  ],
  ["200 and 200, it flags 15 %", { ...USUAL, flagged: 4500, passed: 25_500, drawn: 200 }],
  ["60 and 60, every fifth case there five times", { ...USUAL, copies: { share: 0.2, times: 5 } }],
  [
    "60 and 60, of 300 flagged every second case five times",
    { ...USUAL, flagged: 300, copies: { share: 0.5, times: 5 } },
  ],
];

export interface MeasuredRun {
  precision: Estimate;
  misses: Estimate;
  /** The rates by which the examples were made. */
  truth: { precision: number; misses: number };
}

/** Draws without replacement from both sides, and what is said of the check; with the truth. */
export function measureOnce({ copies, ...design }: MeasuredDesign, random: Random): MeasuredRun {
  const [low, high] = design.precision;
  const precision = low + (high - low) * random.uniform();
  const [least, most] = design.missedShare;
  const missedShare = least * (most / least) ** random.uniform();
  const flagged = readSide(design.flagged, precision, design.drawn, copies, random);
  const passed = readSide(design.passed, missedShare, design.drawn, copies, random);
  const [hits, misses] = [design.flagged * precision, design.passed * missedShare];
  return {
    ...ratesOf(flagged, passed),
    truth: { precision, misses: misses / (hits + misses) },
  };
}

type Rates = Pick<MeasuredRun, "precision" | "misses">;
/** What was found is often the same, and its interval takes long. */
const known = new Map<string, Rates>();

function ratesOf(flagged: CheckedSide, passed: CheckedSide): Rates {
  const nameOf = ({ population, cases }: CheckedSide) => {
    const sizes = cases.map(({ drawn, lacking }) => `${drawn}/${lacking}`).sort();
    return `${population}: ${sizes.join()}`;
  };
  const name = `${nameOf(flagged)} ${nameOf(passed)}`;
  const rates = known.get(name) ?? { precision: checkPrecision(flagged), misses: checkMisses(flagged, passed) };
  known.set(name, rates);
  return rates;
}

/** Cases that lack it with probability `share`, some of them there several times, of which some examples are drawn. */
function readSide(
  population: number,
  share: number,
  drawn: number,
  copies: MeasuredDesign["copies"],
  random: Random,
): CheckedSide {
  const caseOf: number[] = [];
  const lacks: boolean[] = [];
  while (caseOf.length < population) {
    const times = copies && random.uniform() < copies.share ? copies.times : 1;
    for (let copy = 0; copy < times && caseOf.length < population; copy++) caseOf.push(lacks.length);
    lacks.push(random.uniform() < share);
  }
  const cases = new Map<number, DrawnCase>();
  for (let taken = 0; taken < drawn; taken++) {
    const place = taken + integerBelow(random, population - taken);
    const found = caseOf[place]!;
    [caseOf[place], caseOf[taken]] = [caseOf[taken]!, found];
    const before = cases.get(found) ?? { drawn: 0, lacking: 0 };
    cases.set(found, { drawn: before.drawn + 1, lacking: before.lacking + Number(lacks[found]) });
  }
  return { population, cases: [...cases.values()] };
}

/** Whether an interval holds the truth; one that is not defined claims nothing. */
function holds({ interval }: Estimate, truth: number): boolean {
  return interval === null || (interval[0] <= truth && truth <= interval[1]);
}

export const isPrecisionHeld = ({ precision, truth }: MeasuredRun) => holds(precision, truth.precision);
export const areMissesHeld = ({ misses, truth }: MeasuredRun) => holds(misses, truth.misses);

const ONE_SIDED = new Set(["none-seen", "all-seen", "none-missed", "all-missed"]);

/** Whether no bound that is said because all that was seen was alike is wrong. */
export function areBoundsHeld({ precision, misses, truth }: MeasuredRun): boolean {
  const isRight = (estimate: Estimate, rate: number) =>
    !ONE_SIDED.has(estimate.intervalMethod ?? "") || holds(estimate, rate);
  return isRight(precision, truth.precision) && isRight(misses, truth.misses);
}
