import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { normalForm } from "@/lib/core/text/normal-form";
import { ContaminationIndex, type Hit } from "./contamination-index";
import { NearIndex, shinglesOf } from "./near";
import { MOST_ITEMS_OF_A_RUN } from "./rules";
import { RunIndex } from "./runs";
import { itemOf, madeText, PLANTED, plantIn, seeded } from "./testing/planted";
import { isUnspaced, tokensOf } from "./tokens";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const whole = (text: string) => ({ text, isWhole: true, isRead: true });
const read = (text: string) => ({ text, isWhole: false, isRead: true });
const indexOf = (...prompts: string[]) =>
  new ContaminationIndex(
    prompts.map((prompt) => ({ prompt })),
    sha256,
  );
const cut = (text: string, span: Hit["span"]) => [...text].slice(...(span ?? [0, 0])).join("");

test("normalised is what Python makes of it", () => {
  expect(normalForm("  Caf\u0065\u0301\u00a0\u2003AU\tLAIT\u001f\n")).toBe("café au lait");
  expect(normalForm("ΣΊΣΥΦΟΣ")).toBe("σίσυφος");
});

test("words are runs of letters, marks and digits; letters of scripts without spaces stand alone", () => {
  expect(tokensOf("Don’t: É\u0301 3x!").words).toEqual(["don", "t", "É\u0301".normalize("NFC").toLowerCase(), "3x"]);
  expect(tokensOf("中文ab ไทย").words).toEqual(["中", "文", "ab", "ไ", "ท", "ย"]);
  expect([isUnspaced(tokensOf("中文和 English")), isUnspaced(tokensOf("plain English 中"))]).toEqual([true, false]);
});

test("takes texts apart as a pattern does that says the same", () => {
  const alone = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]`;
  const pattern = new RegExp(String.raw`${alone}\p{M}*|[[\p{L}\p{N}]--${alone}][[\p{L}\p{M}\p{N}]--${alone}]*`, "gv");
  const sign = fc.constantFrom(
    "a",
    "É",
    "\u0301",
    "1",
    "中",
    "ไ",
    "\u0e31",
    "\u0f71",
    "か",
    "\u3099",
    "。",
    " ",
    "-",
    "𠀀",
    "\ud800",
    "İ",
  );
  fc.assert(
    fc.property(fc.string({ unit: sign, maxLength: 20 }), (text) => {
      const found = [...text.matchAll(pattern)];
      expect(tokensOf(text)).toEqual({
        words: found.map(([word]) => word.normalize("NFC").toLowerCase()),
        from: found.map(({ index }) => index),
        to: found.map(({ 0: word, index }) => index + word.length),
      });
    }),
  );
});

const words = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 14 });

test("runs: the items found, their coverage and their places are those of brute force", () => {
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 6 }),
      fc.array(fc.integer({ min: -1, max: 3 }), { maxLength: 20 }),
      (items, text) => {
        const n = 3;
        const [found] = [new RunIndex(items, n).find(Int32Array.from(text))];
        const runsOf = (of: readonly number[]) =>
          of.flatMap((_, at) =>
            at + n <= of.length && !of.slice(at, at + n).includes(-1) ? [of.slice(at, at + n).join()] : [],
          );
        const runs = new Set(runsOf(text));
        items.forEach((item, place) => {
          const own = runsOf(item);
          const shared = found.find((one) => one.item === place);
          expect(shared !== undefined).toBe(own.some((run) => runs.has(run)));
          if (!shared) return;
          const covered = item.filter((_, at) => own.some((run, from) => runs.has(run) && from <= at && at < from + n));
          expect(shared.coverage).toBeCloseTo(covered.length / item.length, 12);
          expect(shared.length).toBeGreaterThanOrEqual(n);
          expect(text.slice(shared.at, shared.at + shared.length)).toEqual(
            item.slice(shared.itemAt, shared.itemAt + shared.length),
          );
        });
      },
    ),
    { numRuns: 500 },
  );
});

test("near: no item is missed and none is too many, whatever the threshold", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "c", " "), maxLength: 16 });
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 6 }),
      text,
      fc.constantFrom(0.5, 0.7, 0.8, 1),
      (items, one, least) => {
        const found = new Map(new NearIndex(items, least).find(one).map(({ item, similarity }) => [item, similarity]));
        items.forEach((item, place) => {
          const [a, b] = [shinglesOf(item), shinglesOf(one)];
          const shared = [...a].filter((shingle) => b.has(shingle)).length;
          const similarity = shared / (a.size + b.size - shared);
          expect(found.get(place)).toBe(similarity >= least ? similarity : undefined);
        });
      },
    ),
    { numRuns: 500 },
  );
});

test("each rule says where it holds, on both sides, in code points", () => {
  const prompt = "👩‍👧 Why does the north wind turn the old mill only when the river below the town stands still?";
  const inside = "the north wind turn the old mill only when the river below the town";
  const index = indexOf(prompt);
  const [same] = index.find("", [whole(prompt)]);
  expect(same).toMatchObject({ rule: "same-prompt", coverage: 1, text: 0, span: [0, [...prompt].length] });
  expect(index.find("", [whole(`  ${prompt.toUpperCase()}\n`)])[0]).toMatchObject({ rule: "normalised", coverage: 1 });
  const long = `🙂 He said: “${inside.toUpperCase().replaceAll(" ", " – ")}”, and left.`;
  const [quoted] = index.find("", [read(long)]);
  expect(quoted).toMatchObject({ rule: "words-13", text: 0 });
  expect(cut(prompt, quoted!.itemSpan)).toBe(inside);
  expect(cut(long, quoted!.span)).toBe(inside.toUpperCase().replaceAll(" ", " – "));
});

test("half of the words in runs of eight is enough, less is not", () => {
  const item = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen";
  const eight = item.split(" ").slice(0, 8).join(" ");
  expect(indexOf(item).find("", [read(`so ${eight} and`)])[0]).toMatchObject({ rule: "words-8", coverage: 0.5 });
  expect(indexOf(`${item} seventeen`).find("", [read(`so ${eight} and`)])).toEqual([]);
});

test("texts shorter than a run are found whole and alone", () => {
  const index = indexOf("Hi there");
  expect(index.find("", [whole("hi  there")])[0]).toMatchObject({ rule: "normalised" });
  expect(index.find("", [read("hi there")])).toEqual([]);
  expect(index.find("", [whole("he said hi there to me")])).toEqual([]);
});

test("in scripts without spaces 26 letters in a row are asked", () => {
  const letters = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜";
  const found = (n: number) =>
    indexOf(letters).find("", [read(`他说：“${[...letters].slice(0, n).join("")}”，然后离开了。`)]);
  expect(found(26)[0]).toMatchObject({ rule: "words-13", itemSpan: [0, 26] });
  expect(found(19)).toEqual([]);
});

test("of an item only its hash may be known", () => {
  const index = new ContaminationIndex([{ promptHash: sha256("what is this?") }], sha256);
  expect(index.find("", [whole("What is  this?")])[0]).toMatchObject({ rule: "hash", itemSpan: null });
});

test("how a benchmark asks is no item of it", () => {
  const asks = "Answer the following question with the letter of the one option that fits best of all:";
  const made = seeded(7);
  const items = Array.from({ length: MOST_ITEMS_OF_A_RUN + 1 }, () => `${asks} ${madeText(made, 12)}`);
  const index = indexOf(...items);
  expect(index.find("", [read(`${asks} ${madeText(seeded(8), 12)}`)])).toEqual([]);
  expect(index.commonRuns).toBeGreaterThan(0);
  expect(index.find("", [whole(items[3]!)])[0]).toMatchObject({ item: 3, rule: "same-prompt" });
});

test("planted contamination is found, 200 of 200, and none in 2,000 made texts", () => {
  const made = seeded(1);
  const items = Array.from({ length: 200 }, () => itemOf(made));
  const index = new ContaminationIndex(items, sha256);
  for (const [number, item] of items.entries()) {
    const how = PLANTED[number % PLANTED.length]!;
    const { contentHash, texts } = plantIn(made, item, how);
    expect(
      index.find(contentHash, texts).map((hit) => hit.item),
      `${how} of item ${number}`,
    ).toContain(number);
  }
  for (let k = 0; k < 2000; k++)
    expect(index.find(`made ${k}`, [whole(madeText(made, 8)), read(madeText(made, 160))])).toEqual([]);
});

test("a paraphrase is out of reach", () => {
  const index = indexOf("How many days does it take the moon to travel once around the earth?");
  expect(index.find("", [whole("What is the length, in days, of a single lunar orbit of our planet?")])).toEqual([]);
});

test("hostile texts take no time", () => {
  const many = Array.from({ length: 50 }, (_, k) => `a ${"a ".repeat(500)}${k}`);
  const index = indexOf(...many, "\ud800\udfff\ud800", "", " ");
  expect(index.find("", [whole("a ".repeat(100_000))])).toEqual([]);
  expect(index.find("", [whole("\ud800")])).toEqual([]);
});

test("of what many items say so many are named as are wanted, the surest first, and the rest is counted", () => {
  const said = "What is the capital of the country on the map of page nine?";
  const items = Array.from({ length: 300 }, (_, k) => ({
    prompt: k === 200 ? said : `${said}${" ".repeat(k)}`.toUpperCase(),
  }));
  const index = new ContaminationIndex(items, sha256);
  const { hits, more } = index.findSurest("", [whole(said), whole(`${said} Say why.`)], 20);
  expect(hits).toHaveLength(20);
  expect(hits[0]).toMatchObject({ item: 200, rule: "same-prompt" });
  expect(hits.length + more).toBe(300);
  expect(index.find("", [whole(said), whole(`${said} Say why.`)])).toHaveLength(300);
});
