import { expect, test } from "vitest";
import { Limits, untilRead } from "./limits";

const SIZES = { atOnce: 4, eachAtOnce: 2, eachWaiting: 20, burst: 500, perSecond: 100 };
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("fifty heavy calls of one person: two run, twenty wait, the rest are refused; another's begins at once", async () => {
  const limits = new Limits(SIZES);
  const began: string[] = [];
  const ends: (() => void)[] = [];
  const refused: unknown[] = [];
  const call = (who: string) =>
    limits.enter(who, true).then(
      (end) => {
        began.push(who);
        ends.push(end);
      },
      (error) => refused.push(error),
    );
  for (let k = 0; k < 50; k++) call("ada");
  await settled();
  expect([began.length, refused.length]).toEqual([2, 28]);
  expect(refused[0]).toMatchObject({ code: "rate-limited", detail: { retryAfter: 5 } });
  call("ben");
  await settled();
  expect(began.at(-1)).toBe("ben");
});

test("who waits takes turns by person, and everybody comes to an end", async () => {
  const limits = new Limits({ ...SIZES, atOnce: 1, eachAtOnce: 1 });
  const began: string[] = [];
  const call = async (who: string) => {
    const end = await limits.enter(who, true);
    began.push(who);
    await settled();
    end();
    end();
  };
  await Promise.all([..."aaaa", ..."bb", ..."cc"].map(call));
  expect(began.join("")).toBe("aabcabca");
});

test("a budget that fills up again, of each person's own", async () => {
  let now = 0;
  const limits = new Limits(SIZES, () => now);
  for (let k = 0; k < 500; k++) await limits.enter("ada", false);
  await expect(limits.enter("ada", false)).rejects.toMatchObject({ code: "rate-limited", detail: { retryAfter: 1 } });
  await limits.enter("ben", false);
  now += 100;
  for (let k = 0; k < 10; k++) await limits.enter("ada", false);
  await expect(limits.enter("ada", false)).rejects.toMatchObject({ code: "rate-limited" });
});

test("an answer has ended when its body was read, given up, or broke off", async () => {
  const counted = (body: BodyInit | null) => {
    const told = { ended: 0 };
    return { told, answer: untilRead(new Response(body, { status: 201, headers: { a: "b" } }), () => told.ended++) };
  };
  const read = counted("all of it");
  expect([read.answer.status, read.answer.headers.get("a"), read.told.ended]).toEqual([201, "b", 0]);
  expect([await read.answer.text(), read.told.ended]).toEqual(["all of it", 1]);
  const given = counted("x".repeat(10));
  await given.answer.body!.cancel();
  expect(given.told.ended).toBe(1);
  const broken = counted(new ReadableStream({ pull: (controller) => controller.error(new Error("broke")) }));
  await expect(broken.answer.text()).rejects.toThrow("broke");
  expect(broken.told.ended).toBe(1);
  expect(counted(null).told.ended).toBe(1);
});
