import { fQuantile } from "@/lib/core/special/f-distribution";

/** The x at which I_x(a, b) reaches p, by the F distribution with 2a and 2b degrees of freedom. */
export function betaQuantile(p: number, a: number, b: number): number {
  const odds = (a * fQuantile(p, 2 * a, 2 * b)) / b;
  return odds / (1 + odds);
}
