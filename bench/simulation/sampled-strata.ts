import type { Estimate } from "@/lib/core/estimate";
import { integerBelow } from "@/lib/core/random/draws";
import type { Random } from "@/lib/core/random/generator";
import { sampledShare } from "@/lib/core/sampling/sampled-share";

/** A part of a population of which some have something, and how many are drawn from it. */
interface Part {
  population: number;
  having: number;
  drawn: number;
}

const ONE = [{ population: 5000, drawn: 60 }];
/** Equal numbers of three sources that differ much in size. */
const EQUAL = [
  { population: 4000, drawn: 20 },
  { population: 800, drawn: 20 },
  { population: 200, drawn: 20 },
];

const having = (parts: readonly { population: number; drawn: number }[], shares: readonly number[]): Part[] =>
  parts.map((part, p) => ({ ...part, having: Math.round(part.population * shares[p]!) }));

/** Designs whose true share is known. */
export const SAMPLED: readonly [what: string, parts: readonly Part[]][] = [
  ["60 of 5,000, 2 % have it", having(ONE, [0.02])],
  ["60 of 5,000, 5 % have it", having(ONE, [0.05])],
  ["60 of 5,000, 10 % have it", having(ONE, [0.1])],
  ["60 of 5,000, 30 % have it", having(ONE, [0.3])],
  ["20 of each of three sources, 3 % have it", having(EQUAL, [0.03, 0.03, 0.03])],
  ["20 of each of three sources, 20 % of the smallest", having(EQUAL, [0.01, 0.05, 0.2])],
  ["20 of each of three sources, 30 % of the largest", having(EQUAL, [0.3, 0.1, 0.05])],
];

/** Draws without replacement, and what is said of the whole; with the truth. */
function read(parts: readonly Part[], random: Random): { said: Estimate; truth: number } {
  const strata = parts.map(({ population, having: have, drawn }) => {
    let hits = 0;
    for (let taken = 0; taken < drawn; taken++) if (integerBelow(random, population - taken) < have - hits) hits++;
    return { population, drawn, hits };
  });
  const [have, all] = [
    parts.reduce((sum, part) => sum + part.having, 0),
    parts.reduce((sum, part) => sum + part.population, 0),
  ];
  return { said: sampledShare("share", strata), truth: have / all };
}

/** Whether the interval holds the true share. */
export function shareCovered(parts: readonly Part[], random: Random): boolean {
  const { said, truth } = read(parts, random);
  return said.interval![0] <= truth && truth <= said.interval![1];
}

/** Whether nothing was seen and the true share is above the bound that is said of it. */
export function boundFails(parts: readonly Part[], random: Random): boolean {
  const { said, truth } = read(parts, random);
  return said.intervalMethod === "none-seen" && truth > said.interval![1];
}
