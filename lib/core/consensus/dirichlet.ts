import { logGamma } from "@/lib/core/special/gamma";

/** E[log theta_k] = psi(a_k) - psi(sum a) for theta ~ Dirichlet(a), for the row `a[from .. from + length - 1]`. */
export function expectedLogs(a: Float64Array, from: number, length: number, into: Float64Array): void {
  let sum = 0;
  for (let k = from; k < from + length; k++) sum += a[k]!;
  const offset = digamma(sum);
  for (let k = from; k < from + length; k++) into[k] = digamma(a[k]!) - offset;
}

/**
 * KL(Dirichlet(a) || Dirichlet(b, ..., b)) for the same row, given its expected logs:
 * lnG(sum a) - sum lnG(a_k) - lnG(K b) + K lnG(b) + sum (a_k - b) E[log theta_k].
 */
export function divergenceFromPrior(
  a: Float64Array,
  logs: Float64Array,
  from: number,
  length: number,
  b: number,
): number {
  let sum = 0;
  let divergence = length * logGamma(b) - logGamma(length * b);
  for (let k = from; k < from + length; k++) {
    sum += a[k]!;
    divergence += (a[k]! - b) * logs[k]! - logGamma(a[k]!);
  }
  return divergence + logGamma(sum);
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
