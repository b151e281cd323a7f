import { expect, test } from "vitest";
import { runEm } from "./run-em";

/** Goes on gaining, so that only the number of steps ends it. */
function endless() {
  let objective = 0;
  return () => ({ objective: ++objective, change: 1 });
}

const ones = (items: number) => new Int32Array(items).fill(1);

test.each([
  [1_000, 5_000],
  [80_000, 500],
  [1_000_000, 100],
])("posteriors of %i cells are gone through at most %i times", (cells, most) => {
  const run = runEm(endless(), {}, { posterior: new Float64Array(cells), classes: 2, times: ones(cells / 2) });
  expect(run).toMatchObject({ iterations: most, converged: false });
});

test("what somebody asks for goes before", () => {
  const state = { posterior: new Float64Array(1_000_000), classes: 2, times: ones(500_000) };
  expect(runEm(endless(), { maxIterations: 150 }, state).iterations).toBe(150);
});

test("a leap that lowers the objective is taken back", () => {
  const state = { posterior: Float64Array.of(0.9, 0.1), classes: 2, times: ones(1) };
  // Creeps towards 0.5, so that the leap goes far; what stands beyond 0.6 counts as worse.
  const history: number[] = [];
  const step = () => {
    const [p] = state.posterior as unknown as [number];
    state.posterior[0] = 0.5 + (p - 0.5) * 0.95;
    state.posterior[1] = 1 - state.posterior[0];
    history.push(p);
    return { objective: p < 0.6 ? -1 : 1 - p, change: 1 };
  };
  const run = runEm(step, { maxIterations: 3 }, state);
  expect(history[2]).toBeLessThan(0.6);
  expect(run.history).toHaveLength(2);
  expect(state.posterior[0]).toBeCloseTo(0.5 + 0.4 * 0.95 ** 2, 12);
});
