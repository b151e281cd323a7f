import { expect, it } from "vitest";
import { isStray, PLANTED, type ShownDemo, showDemo } from "@/bench/simulation/demo-traits";

/** A part of `npm run calibrate`: fewer demos, so wider bounds. */
const SEEDS = Array.from({ length: 20 }, (_, k) => 500 + k);

async function demos(hasTraits: boolean): Promise<ShownDemo[]> {
  const shown: ShownDemo[] = [];
  for (const seed of SEEDS) shown.push(await showDemo(seed, hasTraits));
  return shown;
}

it("the demo's planted traits are found, and nobody else is flagged", { timeout: 60_000 }, async () => {
  const shown = await demos(true);
  for (const { what, isFound } of PLANTED) {
    const found = await Promise.all(shown.map(isFound));
    // Of demos that are found out in nine of ten cases, fewer than 14 of 20 in one of 400.
    expect(found.filter(Boolean).length, what).toBeGreaterThanOrEqual(14);
  }
  expect(shown.filter(({ flags }) => flags.some(isStray)).length).toBeLessThanOrEqual(4);
});

it("a demo without traits shows no flag on any page of any criterion", { timeout: 60_000 }, async () => {
  const shown = await demos(false);
  // With a flag in 7 of 100 demos more than 5 of 20 have one in a case of 500.
  expect(shown.filter(({ flags }) => flags.length > 0).length).toBeLessThanOrEqual(5);
});
