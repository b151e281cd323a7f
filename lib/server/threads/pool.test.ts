import { setImmediate as nextTurn } from "node:timers/promises";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { ok } from "@/lib/server/errors";
import { log } from "@/lib/server/log";
import type { TestTasks } from "@/lib/server/threads/fixtures/tasks";
import { type PoolOptions, ThreadPool } from "@/lib/server/threads/pool";

beforeAll(() => {
  log.level = "silent";
});

let pool: ThreadPool<TestTasks>;

function open(options?: PoolOptions, file = "lib/server/threads/fixtures/tasks.ts") {
  pool = new ThreadPool<TestTasks>(file, options);
  return pool;
}

afterEach(() => pool.close());

describe("a pool of threads", () => {
  it("answers every order with its own result, also with more orders than threads", async () => {
    open({ size: 2 });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => pool.run("double", n)));
    expect(answers).toEqual(Array.from({ length: 20 }, (_, n) => ok(2 * n)));
  });

  it("has all its threads before anybody asks, if it is told to, and starts no more", async () => {
    let started = 0;
    const count = () => started++;
    process.on("worker", count);
    open({ size: 2 }).startAll();
    await nextTurn();
    expect(started).toBe(2);
    expect(await Promise.all([1, 2, 3].map((n) => pool.run("double", n)))).toEqual([ok(2), ok(4), ok(6)]);
    expect(started).toBe(2);
    process.off("worker", count);
  });

  it("turns an exception into a named refusal that keeps its details from the caller, and goes on", async () => {
    open({ size: 1 });
    const [failed, after] = await Promise.all([pool.run("fail", "secret of the core"), pool.run("double", 4)]);
    expect(failed).toMatchObject({ ok: false, reason: "calculation-failed" });
    expect(JSON.stringify(failed)).not.toContain("secret");
    expect(after).toEqual(ok(8));
  });

  it("refuses a result that cannot be handed over", async () => {
    expect(await open().run("unclonable", undefined as never)).toMatchObject({ reason: "calculation-failed" });
  });

  it("survives a thread that ends: its order is refused, those that wait are answered by a new one", async () => {
    open({ size: 1 });
    const orders = [pool.run("crash", 3), pool.run("double", 1), pool.run("crash", 0), pool.run("double", 2)];
    expect(await Promise.all(orders)).toMatchObject([
      { ok: false, reason: "calculation-ended" },
      { ok: true, value: 2 },
      { ok: false, reason: "calculation-ended" },
      { ok: true, value: 4 },
    ]);
  });

  it("survives a calculation that wants more memory than a thread may have", async () => {
    open({ size: 1, heapMegabytes: 64 });
    expect(await pool.run("devour", undefined as never)).toMatchObject({ reason: "calculation-ended" });
    expect(await pool.run("double", 3)).toEqual(ok(6));
  });

  it("ends a calculation that takes too long", async () => {
    open({ size: 1, patienceMs: 4000 });
    const [stuck, after] = await Promise.all([pool.run("forever", undefined as never), pool.run("double", 5)]);
    expect(stuck).toMatchObject({ reason: "calculation-too-long" });
    expect(after).toEqual(ok(10));
  });

  it("leaves a thread to what is quick, however much that takes long is under way and waits", async () => {
    open({ size: 2, long: new Set(["wait"]) });
    const gate = new SharedArrayBuffer(4);
    const long = [pool.run("wait", gate), pool.run("wait", gate)];
    expect(await Promise.all([1, 2, 3].map((n) => pool.run("double", n)))).toEqual([ok(2), ok(4), ok(6)]);
    Atomics.store(new Int32Array(gate), 0, 1);
    Atomics.notify(new Int32Array(gate), 0);
    expect(await Promise.all(long)).toMatchObject([{ ok: true }, { ok: true }]);
  });

  it("does one thing that takes long after the other while people label", async () => {
    const globals = globalThis as typeof globalThis & { touchstoneLabelledAt?: number };
    globals.touchstoneLabelledAt = Date.now() + 60_000;
    open({ size: 3, long: new Set(["wait"]) });
    const [gate, opened] = [new SharedArrayBuffer(4), new SharedArrayBuffer(4)];
    Atomics.store(new Int32Array(opened), 0, 1);
    let hasEnded = false;
    const first = pool.run("wait", gate);
    const second = pool.run("wait", opened).finally(() => (hasEnded = true));
    for (let n = 0; n < 50; n++) await pool.run("double", n);
    expect(hasEnded).toBe(false);
    Atomics.store(new Int32Array(gate), 0, 1);
    Atomics.notify(new Int32Array(gate), 0);
    expect(await Promise.all([first, second])).toMatchObject([{ ok: true }, { ok: true }]);
    delete globals.touchstoneLabelledAt;
  });

  it("refuses orders beyond those that may wait", async () => {
    open({ size: 1, mostWaiting: 1 });
    const answers = await Promise.all([1, 2, 3].map((n) => pool.run("double", n)));
    expect(answers).toMatchObject([{ value: 2 }, { value: 4 }, { reason: "too-many-calculations" }]);
  });

  it("refuses where the file of tasks is missing, and does not try for ever", async () => {
    expect(await open({}, "lib/server/threads/none.ts").run("double", 1)).toMatchObject({
      reason: "calculation-ended",
    });
  });

  it("refuses what is under way and what waits when it is closed", async () => {
    open({ size: 1 });
    const orders = [pool.run("forever", undefined as never), pool.run("double", 1)];
    await pool.close();
    expect(await Promise.all(orders)).toMatchObject([{ reason: "calculation-ended" }, { reason: "calculation-ended" }]);
  });
});
