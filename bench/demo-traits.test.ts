import { expect, it } from "vitest";
import { isStray, PLANTED, type ShownDemo, showDemo } from "@/bench/simulation/demo-traits";

/** A part of `npm run calibrate`: fewer demos, so wider bounds. */
async function demos(n: number, hasTraits: boolean): Promise<ShownDemo[]> {
  const shown: ShownDemo[] = [];
  for (let demo = 0; demo < n; demo++) shown.push(await showDemo(500 + demo, hasTraits));
  return shown;
}

it("the demo's planted traits are found, and nobody else is flagged", { timeout: 60_000 }, async () => {
  const shown = await demos(10, true);
  for (const { what, isFound } of PLANTED) {
    const found = await Promise.all(shown.map(isFound));
    // What is found in four of five demos is found in fewer than five of ten once in 150.
    expect(found.filter(Boolean).length, what).toBeGreaterThanOrEqual(5);
  }
  expect(shown.filter(({ flags }) => flags.some(isStray)).length).toBeLessThanOrEqual(3);
});

it("a demo without traits shows no flag on any page of any criterion", { timeout: 60_000 }, async () => {
  const shown = await demos(20, false);
  // With a flag in 7 of 100 demos more than 5 of 20 have one in a case of 500.
  expect(shown.filter(({ flags }) => flags.length > 0).length).toBeLessThanOrEqual(5);
});
