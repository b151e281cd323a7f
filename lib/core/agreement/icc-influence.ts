import { type IccForm, icc, type MeanSquares } from "@/lib/core/agreement/icc";

/**
 * How far each target of a complete table moves an intraclass correlation: (n - 1) times the change on the scale of ln F where it is left
 * out, ln((1 + (k - 1) rho) / (1 - rho)) of single ratings and -ln(1 - rho) of means (Efron & Tibshirani 1993, ch. 11). Exact, by
 * what each target adds to the sums of squares. NaN where nothing varies without it. `scores[j][i]` is the score of rater j for target i.
 */
export function iccInfluence(form: IccForm, scores: readonly Float64Array[]): Float64Array {
  const [k, n] = [scores.length, scores[0]!.length];
  const origin = scores[0]![0]!;
  const sums = { raters: new Float64Array(k), squares: 0, targets: 0 };
  const own = Array.from({ length: n }, (_, i) => {
    const values = scores.map((column) => column[i]! - origin);
    const total = values.reduce((sum, x) => sum + x, 0);
    return { values, squares: values.reduce((sum, x) => sum + x * x, 0), total };
  });
  for (const { values, squares, total } of own) {
    values.forEach((x, j) => {
      sums.raters[j]! += x;
    });
    sums.squares += squares;
    sums.targets += total * total;
  }
  const whole = scaled(form, meanSquaresOf(sums, n));
  return Float64Array.from(own, ({ values, squares, total }) => {
    const left = {
      raters: sums.raters.map((sum, j) => sum - values[j]!),
      squares: sums.squares - squares,
      targets: sums.targets - total * total,
    };
    return (n - 1) * (whole - scaled(form, meanSquaresOf(left, n - 1)));
  });
}

interface Sums {
  /** Of each rater's scores. */
  raters: Float64Array;
  /** Of all squared scores, and of the squared totals of targets. */
  squares: number;
  targets: number;
}

function meanSquaresOf({ raters, squares, targets }: Sums, n: number): MeanSquares {
  const k = raters.length;
  const mean = raters.reduce((sum, own) => sum + own, 0) ** 2 / (n * k);
  const between = targets / k - mean;
  const columns = raters.reduce((sum, own) => sum + own * own, 0) / n - mean;
  return {
    targets: n,
    raters: k,
    betweenTargets: between / (n - 1),
    betweenRaters: columns / (k - 1),
    residual: (squares - mean - between - columns) / ((n - 1) * (k - 1)),
    withinTargets: (squares - targets / k) / (n * (k - 1)),
  };
}

function scaled(form: IccForm, ms: MeanSquares): number {
  const rho = icc(form, ms);
  if (rho === null) return Number.NaN;
  return form.endsWith("k") ? -Math.log(1 - rho) : Math.log((1 + (ms.raters - 1) * rho) / (1 - rho));
}

/** The mean squares of as many independent targets as tell as much. What chance does to the raters' means grows with the effect as well. */
export function ofFewerTargets(ms: MeanSquares, effect: number): MeanSquares {
  return { ...ms, targets: ms.targets / effect, betweenRaters: ms.betweenRaters / effect };
}
