import { afterEach, expect, test, vi } from "vitest";
import { inTurn } from "./in-turn";

afterEach(() => vi.unstubAllGlobals());

test("one thing is done each time the page has time, in order, and none that was called off", () => {
  const idle: (() => void)[] = [];
  vi.stubGlobal("window", { requestIdleCallback: true });
  vi.stubGlobal("requestIdleCallback", (work: () => void) => idle.push(work));
  const done: string[] = [];
  inTurn(() => done.push("first"));
  const callOff = inTurn(() => done.push("second"));
  inTurn(() => {
    done.push("third");
    throw new Error("broken");
  });
  inTurn(() => done.push("fourth"));
  callOff();
  expect([done, idle.length]).toEqual([[], 1]);
  idle.shift()!();
  expect([done, idle.length]).toEqual([["first"], 1]);
  expect(idle.shift()!).toThrow("broken");
  idle.shift()!();
  expect(done).toEqual(["first", "third", "fourth"]);
  inTurn(() => done.push("later"));
  expect(idle.length).toBe(1);
});
