import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { integerBelow, shuffle } from "@/lib/core/random/draws";
import { createRandom, type Random } from "@/lib/core/random/generator";
import { shareOut } from "./by-language";
import { type LearnOptions, learnTopics } from "./learn";
import { topicTeller } from "./model";
import { sameTopics } from "./same-topics";
import { logOddsOf } from "./telling-words";
import { countTerms, joinCounts } from "./term-counts";
import { stemOf, termsOf } from "./terms";
import { wholeWords } from "./whole-words";

const OPTIONS: LearnOptions = { stopWords: () => new Set(), seed: 1 };
const document = (text: string) => ({ texts: [text], language: null });
const learn = (texts: readonly string[], options: Partial<LearnOptions> = {}) =>
  learnTopics(countTerms(texts.map(document)), { ...OPTIONS, ...options });

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const madeUpWord = (random: Random) =>
  Array.from({ length: 5 + integerBelow(random, 4) }, () => LETTERS[integerBelow(random, 26)]!).join("");
const madeUpWords = (random: Random, n: number) => Array.from({ length: n }, () => madeUpWord(random));

/** Texts of which six words of ten are those of their topic, the others those of all; their topics in turn. */
function planted(random: Random, topics: number, texts: number) {
  const own = Array.from({ length: topics }, () => madeUpWords(random, 40));
  const common = madeUpWords(random, 300);
  return Array.from({ length: texts }, (_, k) => {
    const words = Array.from({ length: 10 + integerBelow(random, 20) }, () => {
      const from = random.uniform() < 0.6 ? own[k % topics]! : common;
      return from[integerBelow(random, from.length)]!;
    });
    return { topic: k % topics, text: words.join(" ") };
  });
}

/** Hubert and Arabie's adjusted Rand index of two partitions. */
function adjustedRand(one: readonly number[], other: readonly number[]): number {
  const pairs = (groups: Iterable<string | number>) => {
    const sizes = new Map<string | number, number>();
    for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
    return [...sizes.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  };
  const [both, first, second] = [pairs(one.map((a, k) => `${a} ${other[k]}`)), pairs(one), pairs(other)];
  const expected = (first * second) / ((one.length * (one.length - 1)) / 2);
  return (both - expected) / ((first + second) / 2 - expected);
}

const STOP = new Set("a and at for from in is it of the to was which with without".split(" "));
const KITCHEN = [
  "Chop onion and garlic, simmer with butter in the pan.",
  "Season the soup with salt and pepper, simmer it for an hour.",
  "Whisk butter and flour for the sauce, season with salt.",
  "Heat the pan, fry garlic and pepper in butter.",
  "Bake the bread in the oven, flour and salt at hand.",
  "Stir the sauce in the pan, add garlic and onion.",
  "The oven is hot: bake the tart, butter the pan.",
  "Onion soup: fry onion in butter, simmer, season.",
  "Butter the bread, and rub it with garlic and salt.",
  "Simmer the sauce with pepper, onion and garlic.",
];
const TRAVEL = [
  "Book a flight to Lisbon and a hotel at the airport.",
  "The hotel is full, book the later train from the airport.",
  "Passport and ticket were checked at the gate of the airport.",
  "The flight was late, and the train ticket was lost.",
  "A ticket for the train to Oslo, with a hotel near the station.",
  "At the gate: passport, luggage, ticket for the flight.",
  "Luggage from the flight to Cairo went to the hotel.",
  "Which train goes from the station to the airport with luggage?",
];

describe("learnTopics", () => {
  it("tells recipes from journeys, and neither from what is neither", () => {
    const counts = countTerms([...KITCHEN, ...TRAVEL, ...TRAVEL].map((text) => ({ texts: [text], language: "en" })));
    const model = learnTopics(counts, { seed: 1, stopWords: () => STOP });
    expect(model.topics.map(({ name }) => name)).toEqual(["butter garlic onion", "airport flight hotel"]);
    const tell = topicTeller(model);
    const [trip, meal] = [
      tell(["Is there a train to the airport?"]),
      tell(["How long should garlic and onion simmer?"]),
    ];
    expect(new Set([trip.topic, meal.topic])).toEqual(new Set([0, 1]));
    expect(trip.fit).toBeGreaterThan(0.1);
    for (const text of ["", "42", "Colourless green ideas sleep furiously"])
      expect(tell([text])).toEqual({ topic: null, fit: null });
  });

  it("finds planted topics, however many there are of them", () => {
    for (const [seed, topics, texts] of [
      [1, 3, 90],
      [2, 6, 300],
      [3, 12, 900],
    ] as const) {
      const examples = planted(createRandom(seed), topics, texts);
      const tell = topicTeller(learn(examples.map(({ text }) => text)));
      const found = examples.map(({ text }) => tell([text]).topic ?? -1);
      expect(
        adjustedRand(
          found,
          examples.map(({ topic }) => topic),
        ),
      ).toBeGreaterThan(0.9);
    }
  });

  it("does not depend on the order of examples, on copies, nor on how they were counted", () => {
    const texts = planted(createRandom(4), 4, 120).map(({ text }) => text);
    const model = learn(texts);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const random = createRandom(seed);
        const shuffled = shuffle(random, [...texts]);
        const cut = integerBelow(random, texts.length);
        const parts = [shuffled.slice(0, cut), shuffled.slice(cut)].map((part) => countTerms(part.map(document)));
        expect(learnTopics(joinCounts(parts), OPTIONS)).toEqual(model);
      }),
      { numRuns: 5 },
    );
    const centres = ({ topics }: typeof model) => topics.length;
    expect(centres(learn(texts.flatMap((text) => [text, text])))).toBe(centres(model));
  });

  it("learns as many as are asked for at most", () => {
    const texts = planted(createRandom(5), 8, 300).map(({ text }) => text);
    for (const topics of [2, 5]) expect(learn(texts, { topics }).topics).toHaveLength(topics);
    expect(learn(texts, { topics: 30 }).topics.length).toBeLessThanOrEqual(30);
  });

  it("finds no topic in nothing, in one, in what is all alike, and in what is about one thing", () => {
    const one = planted(createRandom(6), 1, 200).map(({ text }) => text);
    for (const texts of [[], ["one example"], Array.from({ length: 500 }, () => "always the same"), one])
      expect(learn(texts).topics).toEqual([]);
  });

  it("keeps words of which a stop word is the usual form out of names, in each language that is spoken", () => {
    const counts = countTerms(
      [...KITCHEN, ...TRAVEL, ...KITCHEN].map((text) => ({ texts: [text, "Ja und nein und"], language: "de" })),
    );
    const words = (stop: Record<string, string[]>) =>
      learnTopics(counts, { seed: 1, stopWords: (language) => new Set(stop[language]) }).stems;
    expect(words({})).toContain("simmer");
    expect(words({})).not.toContain("und");
    expect(words({ de: ["simmer"] })).not.toContain("simmer");
    expect(words({ fr: ["simmer"] })).toContain("simmer");
  });

  it("gives no topic to a text of which next to nothing is known", () => {
    const examples = planted(createRandom(9), 3, 120).map(({ text }) => text);
    const model = learn(examples);
    const own = model.topics[0]!.words.slice(0, 4).join(" ");
    const strange = madeUpWords(createRandom(10), 30).join(" ");
    expect(topicTeller(model)([own]).topic).toBe(0);
    expect(topicTeller(model)([`${own} ${strange}`])).toEqual({ topic: null, fit: null });
  });

  it("finds no topics where the same words stand in any order", () => {
    const random = createRandom(11);
    const texts = planted(random, 6, 300).map(({ text }) => text.split(" "));
    const words = shuffle(random, texts.flat());
    const scrambled = texts.map(({ length }) => words.splice(0, length).join(" "));
    expect(learn(scrambled).topics).toEqual([]);
  });

  it("finds the same topics of one language beside another", () => {
    const [one, other] = [12, 13].map((seed) => planted(createRandom(seed), 4, 160));
    const counts = countTerms([
      ...one!.map(({ text }) => ({ texts: [`${text} the of and with`], language: "en" })),
      ...other!.map(({ text }) => ({ texts: [`${text} der von und mit`], language: "de" })),
    ]);
    const tell = topicTeller(learnTopics(counts, OPTIONS));
    const found = [...one!, ...other!].map(({ text }) => tell([text]).topic ?? -1);
    const known = [...one!.map(({ topic }) => topic), ...other!.map(({ topic }) => topic + 4)];
    expect(adjustedRand(found, known)).toBeGreaterThan(0.8);
  });

  it("takes what is hostile: lone surrogates, marks alone, two megabytes, one word a million times", () => {
    const hostile = [
      "\ud800 \udfff \ud800\ud800",
      "\u0301".repeat(1000),
      "word ".repeat(400_000),
      `${"x".repeat(2_000_000)}`,
      "的".repeat(500_000),
      "\u202e\u0000﻿",
      "𐀀𐀁𐀂𐀃𐀄𐀅𐀆𐀇",
    ];
    const examples = planted(createRandom(7), 3, 90).map(({ text }) => text);
    const model = learn([...hostile, ...examples, ...hostile]);
    expect(model.topics).toHaveLength(3);
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
    expect(model.stems.join("")).toBe(model.stems.join("").toWellFormed());
    for (const text of hostile) expect(topicTeller(model)([text]).topic).toBeNull();
  });
});

describe("sameTopics", () => {
  it("finds the same topics again under whatever words, also where more has come, and no others", () => {
    const texts = planted(createRandom(14), 4, 200).map(({ text }) => text);
    const [before, after] = [learn(texts.slice(0, 120)), learn(texts)];
    const same = sameTopics(before, after);
    expect(new Set(same.values()).size).toBe(4);
    const [tellBefore, tellAfter] = [topicTeller(before), topicTeller(after)];
    const agree = texts.filter((text) => {
      const [a, b] = [tellBefore([text]).topic, tellAfter([text]).topic];
      return a !== null && b !== null && same.get(before.topics[a]!.name) === after.topics[b]!.name;
    });
    expect(agree.length).toBeGreaterThan(150);
    expect(sameTopics(before, learn(planted(createRandom(15), 4, 200).map(({ text }) => text))).size).toBe(0);
  });
});

describe("shareOut", () => {
  it("gives one to each group, and the others by size", () => {
    expect(shareOut([80, 15, 5], 8)).toEqual([6, 1, 1]);
    expect(shareOut([80, 15, 5], 2)).toEqual([2, 0, 0]);
  });
});

describe("wholeWords", () => {
  it("puts pairs of letters together to words, and drops what lies across a word's end", () => {
    expect(wholeWords(["基金", "金开", "日本", "本人", "总理", "film"])).toEqual(["基金", "日本人", "总理", "film"]);
  });
});

describe("termsOf", () => {
  it("takes words in lower case, and pairs of letters where no spaces are written", () => {
    expect(termsOf("Straße, ÄPFEL & 3 gpt4 a 2024")).toEqual(["straße", "äpfel", "gpt4"]);
    expect(termsOf("气候变化。是 AI 吗")).toEqual(["气候", "候变", "变化", "ai"]);
    expect(termsOf("a&nbsp;b &#39;quote&#39; https://example.org/path?q=1 www.example.org end")).toEqual([
      "quote",
      "end",
    ]);
    expect(termsOf("A\u030angstrom")).toEqual(["ångstrom"]);
  });

  it("holds what begins alike together, and cuts no pair of surrogates", () => {
    expect(["refund", "refunds", "refunded"].map(stemOf)).toEqual(["refund", "refund", "refund"]);
    expect(stemOf("𐀀𐀁𐀂𐀃𐀄𐀅𐀆")).toBe("𐀀𐀁𐀂𐀃𐀄𐀅");
  });
});

describe("logOddsOf", () => {
  it("is Monroe, Colaresi and Quinn's z with a tenth of all as prior", () => {
    const [odds] = logOddsOf([30, 10], [40, 160]);
    const log = Math.log(34 / (40 + 20 - 34)) - Math.log(14 / (160 + 20 - 14));
    expect(odds).toBeCloseTo(log / Math.sqrt(1 / 34 + 1 / 14), 12);
    expect([...logOddsOf([0, 5], [0, 5])]).toEqual([0, expect.any(Number)]);
  });
});
