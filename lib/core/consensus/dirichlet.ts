import { logGamma } from "@/lib/core/special/gamma";

export interface DirichletRows {
  /**
   * The row `counts[from .. from + length - 1]` becomes the expected logs E[log theta_k] = psi(a_k) - psi(sum a) of theta ~
   * Dirichlet(a), a_k = count + b. Returns KL(Dirichlet(a) || Dirichlet(b, ..., b)) =
   * lnG(sum a) - sum lnG(a_k) - lnG(K b) + K lnG(b) + sum (a_k - b) E[log theta_k].
   */
  update: (counts: Float64Array, from: number, into: Float64Array) => number;
}

/** Rows of `length` under the prior b. Most annotators never give most classes: what follows from b alone is kept. */
export function dirichletRows(length: number, b: number): DirichletRows {
  const unseen = { digamma: digamma(b), logGamma: logGamma(b) };
  const constant = length * unseen.logGamma - logGamma(length * b);
  const update = (counts: Float64Array, from: number, into: Float64Array): number => {
    let sum = 0;
    for (let k = from; k < from + length; k++) sum += counts[k]! + b;
    const offset = digamma(sum);
    let divergence = constant;
    for (let k = from; k < from + length; k++) {
      const a = counts[k]! + b;
      into[k] = (a === b ? unseen.digamma : digamma(a)) - offset;
      divergence += (a - b) * into[k]! - (a === b ? unseen.logGamma : logGamma(a));
    }
    return divergence + logGamma(sum);
  };
  return { update };
}

/** psi(x) = d/dx log Gamma(x) for x > 0: recurrence up to 10, then the asymptotic series (Abramowitz & Stegun 6.3.18). */
function digamma(x: number): number {
  let shift = 0;
  let y = x;
  while (y < 10) {
    shift -= 1 / y;
    y++;
  }
  const r = 1 / (y * y);
  const series = r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r * (1 / 132 - r * (691 / 32760))))));
  return shift + Math.log(y) - 0.5 / y - series;
}
