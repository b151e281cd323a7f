import { afterEach, expect, test } from "vitest";
import { turnBesideLabelling } from "./beside-labelling";

const globals = globalThis as typeof globalThis & { touchstoneLabelledAt?: number };
afterEach(() => {
  delete globals.touchstoneLabelledAt;
});

test("while nobody labels nobody waits", async () => {
  expect(await turnBesideLabelling()).toBeNull();
  globals.touchstoneLabelledAt = Date.now() - 60_000;
  expect(await turnBesideLabelling()).toBeNull();
});

test("while people label one piece of work goes after the other, in the order in which they came", async () => {
  globals.touchstoneLabelledAt = Date.now();
  const order: string[] = [];
  const work = async (name: string) => {
    const end = await turnBesideLabelling();
    order.push(`${name} begins`);
    await new Promise((resolve) => setImmediate(resolve));
    order.push(`${name} ends`);
    end?.();
  };
  await Promise.all(["one", "two", "three"].map(work));
  expect(order).toEqual(["one begins", "one ends", "two begins", "two ends", "three begins", "three ends"]);
});

test("who never ends holds nobody up for long", async () => {
  globals.touchstoneLabelledAt = Date.now();
  expect(await turnBesideLabelling()).not.toBeNull();
  const end = await turnBesideLabelling();
  expect(end).not.toBeNull();
  end?.();
});
