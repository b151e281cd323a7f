import { expect, test } from "vitest";
import type { NothingLeft } from "@/lib/assign/nothing-left";
import type { Lease } from "@/lib/label/schema";
import type { Failure } from "./label-api";
import { WorkQueue, type WorkState } from "./work-queue";

const lease = (id: string) => ({ assignmentId: id, leaseToken: `t-${id}`, answers: {} }) as unknown as Lease;
const DOWN: Failure = { failed: "later", message: "no answer" };
const OUT: Failure = { failed: "signed-out", message: "sign in" };

type Answer = string | Failure | { nothing: NothingLeft } | { mayHold: number };

/** A server that holds some examples already and answers from a script; then nothing is left. */
function server(script: {
  held?: string[];
  next?: Answer[];
  waiting?: string[];
  elsewhere?: string[];
  ahead?: number;
  begun?: string[];
  /** What happens while the server thinks about a question. */
  meanwhile?: (question: number, queue: WorkQueue) => void;
}) {
  const next = [...(script.next ?? [])];
  /** How many were in hand when the server was asked for more. */
  const asked: number[] = [];
  const back: string[][] = [];
  const link = { up: true };
  const released: string[] = [];
  let state: WorkState | undefined;
  const queue: WorkQueue = new WorkQueue({
    held: async () => ({ held: (script.held ?? []).map(lease) }),
    giveBack: async (leases) => {
      if (link.up) back.push(leases.map(({ assignmentId }) => assignmentId));
      return link.up;
    },
    ahead: () => script.ahead ?? 1,
    isBegun: ({ assignmentId }) => script.begun?.includes(assignmentId) ?? false,
    next: async (holding) => {
      asked.push(holding);
      const answer = next.shift() ?? { nothing: "all-done" };
      script.meanwhile?.(asked.length, queue);
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
  return { queue, ids, asked, back, link, released, state: () => state };
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

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("as many are fetched ahead as are wanted, and one with each that is finished", async () => {
  const { queue, ids, asked } = server({ ahead: 3, next: ["a", "b", "c", "d", "e"] });
  await queue.open();
  expect(ids()).toEqual(["a", "b", "c", "d"]);
  expect(asked).toEqual([0, 1, 2, 3]);
  queue.finish("a");
  await queue.fill();
  expect(ids()).toEqual(["b", "c", "d", "e"]);
});

test("where the server says that it is enough, it is not asked until the next is finished, and the surplus goes back", async () => {
  const { queue, ids, asked, back } = server({ ahead: 4, next: ["a", "b", "c", "d", { mayHold: 2 }, "e"] });
  await queue.open();
  await settled();
  expect(ids()).toEqual(["a", "b"]);
  expect(back).toEqual([["c", "d"]]);
  await queue.fill();
  expect(asked).toHaveLength(5);
  queue.finish("a");
  await queue.fill();
  expect(asked.length).toBeGreaterThan(5);
});

test.each<[string, Answer]>([
  ["it is enough", { mayHold: 2 }],
  ["nothing is left", { nothing: "none-for-you" }],
])("that %s says nothing of an example that was finished meanwhile: the server is asked again", async (_, late) => {
  const { queue, ids, asked } = server({
    ahead: 4,
    next: ["a", "b", late, "c"],
    meanwhile: (question, mine) => {
      if (question === 3) for (const id of ["a", "b"]) mine.finish(id);
    },
  });
  await queue.open();
  await settled();
  expect(ids()).toEqual(["c"]);
  expect(asked.slice(0, 4)).toEqual([0, 1, 2, 0]);
});

test("for a break and when the page is left, what was not begun goes back, but for the example in front", async () => {
  const { queue, ids, back, released } = server({ ahead: 3, begun: ["c"], next: ["a", "b", "c", "d", "e", "f"] });
  await queue.open();
  queue.rest();
  expect(ids()).toEqual(["a", "c"]);
  await settled();
  expect(back).toEqual([["b", "d"]]);
  expect(released).toEqual(["b", "d"]);
  await queue.fill();
  expect(ids()).toEqual(["a", "c"]);
  queue.goOn();
  await queue.fill();
  expect(ids()).toEqual(["a", "c", "e", "f"]);
  queue.close();
  await settled();
  expect(back[1]).toEqual(["e", "f"]);
});

test("without a connection nothing is given back: it is there to go on with", async () => {
  const { queue, ids, link } = server({ ahead: 2, next: ["a", "b", "c", DOWN] });
  await queue.open();
  link.up = false;
  queue.rest();
  await settled();
  expect(ids()).toEqual(["a", "b", "c"]);
});

test("an example that arrives during a break goes back at once", async () => {
  const { queue, ids, back } = server({ ahead: 2, next: ["a", "b", "c"] });
  const opening = queue.open();
  while (ids()?.length !== 1) await Promise.resolve();
  queue.rest();
  await opening;
  await settled();
  expect(ids()).toEqual(["a"]);
  expect(back.flat()).toEqual(["b"]);
});
