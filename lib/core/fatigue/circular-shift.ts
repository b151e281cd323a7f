import { mean } from "@/lib/core/distribution/simple-regression";
import type { SessionSeries } from "@/lib/core/fatigue/slopes";
import { integerBelow } from "@/lib/core/random/draws";
import type { Random } from "@/lib/core/random/generator";

const SHIFTS = 1999;
/** Above this p nothing is supported, and it need not be known better: then as many draws as have shown it do (Besag & Clifford 1991). */
export const SUPPORT_AT_MOST = 0.05;

/**
 * Circular-shift test of one annotator's slope: within each session the outcomes are rotated by a random number of
 * places, which keeps their autocorrelation (moods) but breaks their tie to the position.
 * p = (1 + shifts with |slope| >= observed) / (B + 1), for a rise only, `pRise`, (1 + shifts with slope >= observed), and for a fall
 * only, `pFall`, those with slope <= observed.
 * Fewer shifts once all three are known to be above .05. `null` where no position varies. Sessions of unequal spacing are rotated by rank.
 */
export function circularShiftTest(
  series: readonly SessionSeries[],
  random: Random,
  shifts = SHIFTS,
): { slope: number; p: number; pRise: number; pFall: number } | null {
  let sxx = 0;
  const centred = series.map(({ x }) => {
    const centre = mean(x);
    const own = new Float64Array(x.length);
    let squares = 0;
    for (let k = 0; k < own.length; k++) {
      own[k] = x[k]! - centre;
      squares += own[k]! * own[k]!;
    }
    sxx += squares;
    return own;
  });
  if (!(sxx > 0)) return null;
  const rotations = new Rotations(series.map(({ y }, s) => ({ fixed: centred[s]!, rotated: y })));
  const observed = rotations.observed();
  const rounding = 1e-9 * Math.max(Math.abs(observed), 1e-9);
  let extreme = 1;
  let above = 1;
  let below = 1;
  let drawn = 1;
  const enough = SUPPORT_AT_MOST * (shifts + 1);
  for (; drawn <= shifts && !(extreme > enough && above > enough && below > enough); drawn++) {
    const product = rotations.drawn(random);
    if (Math.abs(product) >= Math.abs(observed) - rounding) extreme++;
    if (product >= observed - rounding) above++;
    if (product <= observed + rounding) below++;
  }
  return { slope: observed / sxx, p: extreme / drawn, pRise: above / drawn, pFall: below / drawn };
}

/**
 * Sums over sessions of products of one list with another that is rotated within its session. The sum of a session and a shift is worked
 * out once, since there are fewer shifts than draws.
 */
export class Rotations {
  /** Where each session begins in the columns. */
  private readonly start: Int32Array;
  private readonly fixed: Float64Array;
  private readonly rotated: Float64Array;
  /** By shift; NaN where it was not asked for yet. */
  private readonly known: Float64Array;

  constructor(sessions: readonly { fixed: ArrayLike<number>; rotated: ArrayLike<number> }[]) {
    this.start = new Int32Array(sessions.length + 1);
    sessions.forEach(({ fixed }, s) => {
      this.start[s + 1] = this.start[s]! + fixed.length;
    });
    const length = this.start[sessions.length]!;
    this.fixed = new Float64Array(length);
    this.rotated = new Float64Array(length);
    this.known = new Float64Array(length).fill(Number.NaN);
    sessions.forEach(({ fixed, rotated }, s) => {
      this.fixed.set(fixed, this.start[s]);
      this.rotated.set(rotated, this.start[s]);
    });
  }

  /** As it is. */
  observed(): number {
    let sum = 0;
    for (let s = 0; s + 1 < this.start.length; s++) sum += this.product(this.start[s]!, this.start[s + 1]!, 0);
    return sum;
  }

  /** With each session rotated by a random number of places. */
  drawn(random: Random): number {
    const { start, known } = this;
    let sum = 0;
    for (let s = 0; s + 1 < start.length; s++) {
      const from = start[s]!;
      const to = start[s + 1]!;
      const shift = integerBelow(random, to - from);
      const product = known[from + shift]!;
      sum += Number.isNaN(product) ? this.product(from, to, shift) : product;
    }
    return sum;
  }

  private product(from: number, to: number, shift: number): number {
    const { fixed, rotated } = this;
    const turn = to - shift;
    let sum = 0;
    for (let k = from; k < turn; k++) sum += fixed[k]! * rotated[k + shift]!;
    for (let k = turn; k < to; k++) sum += fixed[k]! * rotated[k - turn + from]!;
    this.known[from + shift] = sum;
    return sum;
  }
}
