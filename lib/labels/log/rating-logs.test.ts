import { expect, test } from "vitest";
import { ColumnBuilder } from "@/lib/server/columns/column-builder";
import { bytesOf, extended, LOG_SPEC, type RatingLog, rowsOf } from "./rating-log";
import { RatingLogs } from "./rating-logs";

const NOTHING = extended(null, new ColumnBuilder({ id: "number", ...LOG_SPEC }).finish(), 0, []);
const EACH = bytesOf(NOTHING);

/** Logs of a world in which reading ends when it is told to. */
function world(most = 100) {
  const readings: { key: string; before: RatingLog | null; end: (log: RatingLog) => void; fail: () => void }[] = [];
  let now = 0;
  const logs = new RatingLogs(
    (project, criterion, before) =>
      new Promise((resolve, reject) => {
        readings.push({
          key: `${project} ${criterion}`,
          before,
          end: resolve,
          fail: () => reject(new Error("the thread died")),
        });
      }),
    most * EACH,
    () => now,
  );
  const ask = async (key: string) => {
    const asked = logs.latest("p", key);
    readings.at(-1)!.end({ ...NOTHING });
    return asked;
  };
  return { logs, readings, ask, wait: (ms: number) => (now += ms) };
}

test("who asks while a log is being read gets the next reading, together with whoever else waits", async () => {
  const { logs, readings } = world();
  const [first, second, third] = [logs.latest("p", "c"), logs.latest("p", "c"), logs.latest("p", "c")];
  const log = { ...NOTHING, mark: 1 };
  readings[0]!.end(log);
  expect(await first).toBe(log);
  await new Promise((resolve) => setImmediate(resolve));
  expect(readings.map(({ before }) => before)).toEqual([null, log]);
  readings[1]!.end({ ...NOTHING, mark: 2 });
  expect([(await second).mark, (await third).mark]).toEqual([2, 2]);
});

test("a reading that failed is the asker's trouble alone, and the next begins anew", async () => {
  const { logs, readings, ask } = world();
  await ask("c");
  const [failing, waiting] = [logs.latest("p", "c"), logs.latest("p", "c")];
  readings[1]!.fail();
  await expect(failing).rejects.toThrow("died");
  await new Promise((resolve) => setImmediate(resolve));
  expect(readings[2]!.before).toBeNull();
  readings[2]!.end(NOTHING);
  expect(await waiting).toBe(NOTHING);
});

test("beyond the memory allowed the one that was not asked for longest goes, and after ten minutes any", async () => {
  const { logs, readings, ask, wait } = world(2);
  for (const key of ["a", "b", "a", "c"]) await ask(key);
  expect(logs.bytes).toBe(2 * EACH);
  await ask("a");
  expect(readings.at(-1)!.before).not.toBeNull();
  await ask("b");
  expect(readings.at(-1)!.before).toBeNull();
  wait(11 * 60_000);
  await ask("d");
  expect(logs.bytes).toBe(EACH);
});

test("a log has few stretches, however often it grows by a little", () => {
  let log = NOTHING;
  const one = { ...NOTHING.open, length: 1 };
  for (let id = 1; id <= 200; id++) {
    const columns = Object.fromEntries(
      Object.entries(NOTHING.open.columns).map(([name, array]) => [
        name,
        new (array.constructor as typeof Int32Array)(1),
      ]),
    );
    const read = { ...one, columns: { id: Float64Array.of(id), ...columns }, dictionaries: NOTHING.dictionaries };
    log = extended(log, read as never, id, []);
  }
  expect(rowsOf(log)).toBe(200);
  expect(log.kept.length).toBeLessThan(9);
});
