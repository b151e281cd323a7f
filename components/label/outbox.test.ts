import { describe, expect, test } from "vitest";
import { Outbox, type OutboxEvent, pauseBefore } from "./outbox";
import type { Delivery } from "./outbox-item";
import { EMPTY_BOX, type OutboxBox, type OutboxItem } from "./outbox-item";

const item = (key: string): OutboxItem => ({
  key,
  kind: "submit",
  assignmentId: `a-${key}`,
  exampleId: key,
  leaseToken: `t-${key}`,
  madeAt: 0,
  answers: { grade: 3 },
  changed: {},
  activeMs: 1,
  wallMs: 2,
});
const STORED: Delivery = { kind: "stored" };
const LATER: Delivery = { kind: "later", broken: false };
const LOST: Delivery = { kind: "refused", reason: "lease-lost", message: "went to somebody else", kept: true };
const INVALID: Delivery = { kind: "refused", reason: "invalid-answers", message: "grade: too high", kept: false };

/** What the windows of one browser share: the kept box, the lock, and a server that answers from a script. */
function browser(answers: Record<string, Delivery[]> = {}) {
  let box: OutboxBox = EMPTY_BOX;
  let last: Promise<unknown> = Promise.resolve();
  const arrived: string[] = [];
  const pauses: number[] = [];
  const window = () => {
    const events: OutboxEvent[] = [];
    let wake = () => {};
    const outbox = new Outbox({
      change: async (update) => {
        box = update(box);
        return box;
      },
      send: async ({ key }) => {
        arrived.push(key);
        return answers[key]?.shift() ?? STORED;
      },
      alone: (work) => {
        const turn = last.then(work);
        last = turn.catch(() => undefined);
        return turn;
      },
      sleep: (ms) => {
        pauses.push(ms);
        return new Promise((resolve) => {
          wake = resolve;
          setImmediate(resolve);
        });
      },
      wake: () => wake(),
      tell: (event) => events.push(event),
    });
    return { outbox, events };
  };
  return { window, arrived, pauses, box: () => box };
}

const links = (events: OutboxEvent[]) => events.flatMap((event) => (event.type === "changed" ? [event.link] : []));
const named = (events: OutboxEvent[], type: "stored" | "refused") =>
  events.flatMap((event) => (event.type === type && "item" in event ? [event.item.key] : []));

test("items are sent in order, once each, and are gone when the server has them", async () => {
  const { window, arrived, box } = browser();
  const { outbox, events } = window();
  await Promise.all([outbox.add(item("1")), outbox.add(item("2")), outbox.add(item("3"))]);
  await outbox.idle();
  expect(arrived).toEqual(["1", "2", "3"]);
  expect(named(events, "stored")).toEqual(["1", "2", "3"]);
  expect(box()).toEqual(EMPTY_BOX);
});

test("without an answer the first is tried again with growing pauses, and the order stays", async () => {
  const { window, arrived, pauses } = browser({ "1": [LATER, LATER, LATER] });
  const { outbox, events } = window();
  await outbox.add(item("1"));
  await outbox.add(item("2"));
  await outbox.idle();
  expect(arrived).toEqual(["1", "1", "1", "1", "2"]);
  expect(pauses).toEqual([1000, 2000, 4000]);
  expect(links(events)).toContain("down");
  expect(links(events).at(-1)).toBe("up");
});

test("pauses end at a minute", () => {
  expect([0, 3, 5, 6, 50].map(pauseBefore)).toEqual([1000, 8000, 32_000, 60_000, 60_000]);
});

test("what a page left behind is sent by the next one", async () => {
  const { window, arrived, box } = browser({ "1": [LATER] });
  const first = window().outbox;
  const adding = first.add(item("1"));
  first.close();
  await adding;
  await first.idle();
  expect(box().waiting).toHaveLength(1);
  const second = window().outbox;
  await second.open();
  await second.idle();
  expect(arrived.at(-1)).toBe("1");
  expect(box().waiting).toEqual([]);
});

test("two windows do not send one item twice", async () => {
  const { window, arrived } = browser();
  const [one, other] = [window().outbox, window().outbox];
  await one.add(item("1"));
  await Promise.all([one.refresh(), other.open(), other.add(item("2")), one.add(item("3"))]);
  await Promise.all([one.idle(), other.idle()]);
  expect([...arrived].sort()).toEqual(["1", "2", "3"]);
});

describe("what the server refuses", () => {
  test("is told and does not block: kept there it is gone here, else it is set aside", async () => {
    const { window, arrived, box } = browser({ "1": [LOST], "2": [INVALID] });
    const { outbox, events } = window();
    for (const key of ["1", "2", "3"]) await outbox.add(item(key));
    await outbox.idle();
    expect(arrived).toEqual(["1", "2", "3"]);
    expect(named(events, "refused")).toEqual(["1", "2"]);
    expect(box()).toMatchObject({ waiting: [], aside: [{ item: { key: "2" }, reason: "invalid-answers" }] });
    await outbox.retry("2");
    await outbox.idle();
    expect(box()).toEqual(EMPTY_BOX);
  });

  test("can be forgotten by its person", async () => {
    const { window, box } = browser({ "1": [INVALID] });
    const { outbox } = window();
    await outbox.add(item("1"));
    await outbox.idle();
    await outbox.dismiss("1");
    expect(box()).toEqual(EMPTY_BOX);
  });

  test("is also what it breaks down on, time after time", async () => {
    const { window, arrived, box } = browser({ "1": Array<Delivery>(10).fill({ kind: "later", broken: true }) });
    const { outbox } = window();
    await outbox.add(item("1"));
    await outbox.add(item("2"));
    await outbox.idle();
    expect(arrived.filter((key) => key === "1")).toHaveLength(6);
    expect(arrived.at(-1)).toBe("2");
    expect(box().aside).toMatchObject([{ item: { key: "1" }, reason: "server-error" }]);
  });
});

test("signed out, everything stays and nothing is tried until the person is back", async () => {
  const { window, arrived, box } = browser({ "1": [{ kind: "signed-out", message: "sign in" }] });
  const { outbox, events } = window();
  await outbox.add(item("1"));
  await outbox.idle();
  expect(links(events).at(-1)).toBe("signed-out");
  expect(arrived).toEqual(["1"]);
  expect(box().waiting).toHaveLength(1);
  await outbox.refresh();
  await outbox.idle();
  expect(links(events).at(-1)).toBe("up");
  expect(box().waiting).toEqual([]);
});

test("an item can be taken back until it is sent", async () => {
  const { window, arrived, box } = browser({ "1": [LATER] });
  const { outbox } = window();
  const first = outbox.add(item("1"));
  const second = outbox.add(item("2"));
  await Promise.all([first, second]);
  expect(await outbox.withdraw("2")).toBe(true);
  await outbox.idle();
  expect(arrived).not.toContain("2");
  expect(await outbox.withdraw("1")).toBe(false);
  expect(box()).toEqual(EMPTY_BOX);
});
