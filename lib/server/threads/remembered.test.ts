import { describe, expect, test } from "vitest";
import { Memory } from "./remembered";

/** A calculation that ends when it is told to. */
function calculation() {
  const ends: ((value: number) => void)[] = [];
  const fails: (() => void)[] = [];
  return {
    compute: () =>
      new Promise<number>((resolve, reject) => {
        ends.push(resolve);
        fails.push(() => reject(new Error("ended")));
      }),
    end: async (value: number) => {
      ends.shift()!(value);
      fails.shift();
      await new Promise(setImmediate);
    },
    fail: async () => {
      fails.shift()!();
      ends.shift();
      await new Promise(setImmediate);
    },
    get running() {
      return ends.length;
    },
  };
}

describe("what is remembered", () => {
  test("the first waits, others with them, and nothing is computed twice", async () => {
    const [memory, one] = [new Memory(10, () => 0), calculation()];
    const asked = [memory.ask("a", "1", one.compute), memory.ask("a", "1", one.compute)];
    expect(one.running).toBe(1);
    await one.end(5);
    expect(await Promise.all(asked)).toMatchObject([
      { value: 5, isRenewed: false },
      { value: 5, isRenewed: false },
    ]);
    expect(await memory.ask("a", "1", one.compute)).toMatchObject({ value: 5, isRenewed: false });
    expect(one.running).toBe(0);
  });

  test("after a change what is known is told at once, and the new one when it is there", async () => {
    const [memory, one] = [new Memory(10, () => 0), calculation()];
    const first = memory.ask("a", "1", one.compute);
    await one.end(5);
    await first;
    expect(await memory.ask("a", "2", one.compute)).toMatchObject({ value: 5, isRenewed: true });
    expect(await memory.ask("a", "2", one.compute)).toMatchObject({ value: 5, isRenewed: true });
    expect(one.running).toBe(1);
    await one.end(6);
    expect(await memory.ask("a", "2", one.compute)).toMatchObject({ value: 6, isRenewed: false });
  });

  test("who wants the newest waits for it, also while an older one is under way", async () => {
    const [memory, one] = [new Memory(10, () => 0), calculation()];
    const first = memory.ask("a", "1", one.compute);
    await one.end(5);
    await first;
    const passing = memory.ask("a", "2", one.compute);
    const newest = memory.ask("a", "3", one.compute, { newest: true });
    expect(await passing).toMatchObject({ value: 5 });
    await one.end(6);
    await one.end(7);
    expect(await newest).toMatchObject({ value: 7, isRenewed: false });
  });

  test("who asked before a change and is answered after it is told so", async () => {
    const [memory, one] = [new Memory(10, () => 0), calculation()];
    const before = memory.ask("a", "1", one.compute);
    const after = memory.ask("a", "2", one.compute);
    await one.end(5);
    expect(await before).toMatchObject({ value: 5, isRenewed: false });
    expect(await after).toMatchObject({ value: 5, isRenewed: true });
  });

  test("a failure is told to whoever waits, never kept, and what was known stays", async () => {
    const [memory, one] = [new Memory(10, () => 0), calculation()];
    const failed = memory.ask("a", "1", one.compute);
    const told = expect(failed).rejects.toThrow("ended");
    await one.fail();
    await told;
    const again = memory.ask("a", "1", one.compute);
    await one.end(7);
    expect(await again).toMatchObject({ value: 7 });
    await memory.ask("a", "2", one.compute);
    await one.fail();
    expect(await memory.ask("a", "2", one.compute)).toMatchObject({ value: 7, isRenewed: true });
  });

  test("a minute later it is computed anew also where nothing is known to have changed", async () => {
    let now = 0;
    const [memory, one] = [new Memory(10, () => now), calculation()];
    const first = memory.ask("a", "1", one.compute);
    await one.end(5);
    expect((await first).computedAt).toEqual(new Date(0));
    now = 60_000;
    expect(await memory.ask("a", "1", one.compute)).toMatchObject({ value: 5, isRenewed: true });
    await one.end(6);
    expect(await memory.ask("a", "1", one.compute)).toEqual({
      value: 6,
      computedAt: new Date(60_000),
      isRenewed: false,
    });
  });

  test("what took a second rests for four before it is computed anew, except for who wants the newest", async () => {
    let now = 0;
    const [memory, one] = [new Memory(10, () => now), calculation()];
    const first = memory.ask("a", "1", one.compute);
    now = 1_000;
    await one.end(5);
    await first;
    now = 4_999;
    expect(await memory.ask("a", "2", one.compute)).toMatchObject({ value: 5, isRenewed: true });
    expect(one.running).toBe(0);
    const newest = memory.ask("a", "2", one.compute, { newest: true });
    expect(one.running).toBe(1);
    await one.end(6);
    expect(await newest).toMatchObject({ value: 6, isRenewed: false });
    now = 9_000;
    expect(await memory.ask("a", "3", one.compute)).toMatchObject({ value: 6, isRenewed: true });
    expect(one.running).toBe(1);
  });

  test("what was not asked for longest is forgotten", async () => {
    const [memory, one] = [new Memory(2, () => 0), calculation()];
    for (const key of ["a", "b", "a", "c"]) {
      const asked = memory.ask(key, "1", one.compute);
      if (one.running > 0) await one.end(1);
      await asked;
    }
    await memory.ask("a", "1", one.compute);
    expect(one.running).toBe(0);
    void memory.ask("b", "1", one.compute);
    expect(one.running).toBe(1);
  });

  test("renewals of many figures together take a burst, then a tenth of the time", async () => {
    let now = 0;
    const memory = new Memory(100, () => now);
    let computed = 0;
    const compute = async () => {
      computed++;
      now += 200;
      return computed;
    };
    const keys = Array.from({ length: 20 }, (_, k) => `figure ${k}`);
    for (const key of keys) await memory.ask(key, "0", compute);
    computed = 0;
    const began = now;
    for (let round = 1; now - began < 120_000; round++) {
      for (const key of keys) await memory.ask(key, String(round), compute);
      await new Promise(setImmediate);
      now += 250;
    }
    expect(computed * 200).toBeGreaterThan(0.08 * 120_000);
    expect(computed * 200).toBeLessThan(4_000 + 0.13 * 120_000);
  });
});
