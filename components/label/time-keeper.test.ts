import fc from "fast-check";
import { expect, test } from "vitest";
import { TimeKeeper } from "./time-keeper";

const HALF_AN_HOUR = 1_800_000;
const keeper = (at = 0) => new TimeKeeper(at, HALF_AN_HOUR);

test("time counts from the first sight", () => {
  expect(keeper(1000).read(42_000)).toEqual({ activeMs: 41_000, wallMs: 41_000 });
});

test("without input it stops after 60 s and goes on with the next input", () => {
  const time = keeper();
  time.input(10_000);
  expect(time.isRunning(69_999)).toBe(true);
  expect(time.isRunning(70_000)).toBe(false);
  expect(time.read(300_000)).toEqual({ activeMs: 70_000, wallMs: 300_000 });
  time.input(400_000);
  expect(time.read(405_000)).toEqual({ activeMs: 75_000, wallMs: 405_000 });
});

test("a hidden window and a break do not count", () => {
  const time = keeper();
  time.hide(5000);
  time.input(6000);
  time.show(20_000);
  time.pause(25_000);
  time.hide(26_000);
  time.show(30_000);
  time.resume(40_000);
  expect(time.read(42_000)).toEqual({ activeMs: 12_000, wallMs: 42_000 });
});

test("goes on where a reload cut it off", () => {
  const time = new TimeKeeper(1_000_000, HALF_AN_HOUR, { activeMs: 8000, wallMs: 20_000 });
  expect(time.read(1_001_000)).toEqual({ activeMs: 9000, wallMs: 21_000 });
});

test("after a gap that ends the session the example begins anew", () => {
  const time = keeper();
  time.input(30_000);
  time.hide(40_000);
  time.show(60_000_000);
  expect(time.read(60_005_000)).toEqual({ activeMs: 5000, wallMs: 5000 });
  const short = keeper();
  short.input(HALF_AN_HOUR);
  expect(short.read(HALF_AN_HOUR).wallMs).toBe(HALF_AN_HOUR);
});

test("never counts more active time than wall time, whatever happens and also when the clock jumps", () => {
  const step = fc.tuple(
    fc.constantFrom("input", "hide", "show", "pause", "resume"),
    fc.integer({ min: -5000, max: 200_000 }),
  );
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const time = keeper();
      let now = 0;
      for (const [what, passed] of steps) {
        now += passed;
        time[what as "input"](now);
        const { activeMs, wallMs } = time.read(now);
        expect(activeMs).toBeGreaterThanOrEqual(0);
        expect(wallMs).toBeGreaterThanOrEqual(activeMs);
      }
    }),
  );
});
