import { expect, test } from "vitest";
import type { NothingLeft } from "@/lib/assign/nothing-left";
import type { Lease } from "@/lib/label/schema";
import type { Failure } from "./label-api";
import { WorkQueue, type WorkState } from "./work-queue";

const lease = (id: string) => ({ assignmentId: id, leaseToken: `t-${id}` }) as Lease;
const DOWN: Failure = { failed: "later", message: "no answer" };
const OUT: Failure = { failed: "signed-out", message: "sign in" };

type Answer = string | Failure | { nothing: NothingLeft };

/** A server that holds some examples already and answers from a script; then nothing is left. */
function server(script: { held?: string[]; next?: Answer[]; waiting?: string[]; elsewhere?: string[] }) {
  const next = [...(script.next ?? [])];
  const asked: string[] = [];
  const released: string[] = [];
  let state: WorkState | undefined;
  const queue = new WorkQueue({
    held: async () => ({ held: (script.held ?? []).map(lease) }),
    next: async () => {
      asked.push("next");
      const answer = next.shift() ?? { nothing: "all-done" };
      return typeof answer === "string" ? { lease: lease(answer) } : answer;
    },
    claim: async (id) => !script.elsewhere?.includes(id),
    release: (id) => released.push(id),
    isWaiting: (id) => script.waiting?.includes(id) ?? false,
    sleep: () => new Promise((resolve) => setImmediate(resolve)),
    wake: () => {},
    tell: (now) => {
      state = now;
    },
  });
  const ids = () => state?.leases.map(({ assignmentId }) => assignmentId);
  return { queue, ids, asked, released, state: () => state };
}

test("what is held comes first, and one more is fetched ahead", async () => {
  const { queue, ids, asked } = server({ held: ["a"], next: ["b", "c"] });
  await queue.open();
  expect(ids()).toEqual(["a", "b"]);
  expect(asked).toHaveLength(1);
});

test("the next example is there at once when one is finished, and the one after it is fetched", async () => {
  const { queue, ids, released } = server({ next: ["a", "b", "c"] });
  await queue.open();
  queue.finish("a");
  expect(ids()).toEqual(["b"]);
  await queue.fill();
  expect(ids()).toEqual(["b", "c"]);
  expect(released).toEqual(["a"]);
});

test("what waits in the outbox, was finished here or stands in another window is not shown again", async () => {
  const { queue, ids } = server({
    held: ["sent", "other", "a"],
    waiting: ["sent"],
    elsewhere: ["other"],
    next: ["sent", "b", "a", "c"],
  });
  await queue.open();
  expect(ids()).toEqual(["a", "b"]);
  queue.finish("a");
  await queue.fill();
  expect(ids()).toEqual(["b", "c"]);
});

test("nothing left is said with its reason, and asked anew after the last example", async () => {
  const { queue, ids, asked, state } = server({ next: ["a", { nothing: "held-by-others" }] });
  await queue.open();
  expect(state()).toMatchObject({ nothing: "held-by-others" });
  queue.finish("a");
  await queue.fill();
  expect(ids()).toEqual([]);
  expect(state()).toMatchObject({ nothing: "all-done" });
  expect(asked).toHaveLength(3);
});

test("without an answer it asks again; signed out it waits to be told", async () => {
  const { queue, ids, state } = server({ next: [DOWN, DOWN, "a", OUT, "b"] });
  await queue.open();
  expect(ids()).toEqual(["a"]);
  expect(state()?.failure).toEqual(OUT);
  await queue.ask();
  expect(ids()).toEqual(["a", "b"]);
  expect(state()?.failure).toBeNull();
});

test("an example opened again comes to the front, and the one that was there follows", async () => {
  const { queue, ids } = server({ next: ["a", "b", "c"] });
  await queue.open();
  queue.finish("a");
  await queue.fill();
  await queue.putFirst(lease("a"));
  expect(ids()).toEqual(["a", "b", "c"]);
  queue.finish("a");
  expect(ids()).toEqual(["b", "c"]);
});
