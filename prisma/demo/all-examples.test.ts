import { describe, expect, it } from "vitest";
import { EXAMPLE_KINDS, exampleSchema } from "@/lib/formats/example";
import { ALL_DEMO_EXAMPLES } from "@/prisma/demo/all-examples";
import { countWords, lengthSlice } from "@/prisma/demo/demo-example";
import { SHAPE_EXAMPLES } from "@/prisma/demo/other-kinds";

const examples = ALL_DEMO_EXAMPLES.map(({ example }) => example);
const everything = [...examples, ...SHAPE_EXAMPLES];
const ids = (wrong: readonly { example: { id?: string } }[]) => wrong.map(({ example }) => example.id);
const normalised = (text: string) => text.trim().toLowerCase().replace(/\s+/g, " ");

describe("the demo's examples", () => {
  it("are canonical, and parsing drops nothing of them", () => {
    const parsed = everything.map((example) => exampleSchema.safeParse(example));
    expect(parsed.map(({ data, error }) => error?.message ?? data)).toEqual(everything);
  });

  it("are enough, and no id or prompt comes twice", () => {
    expect(examples.length).toBeGreaterThanOrEqual(132);
    expect(new Set(everything.map(({ id }) => id)).size).toBe(everything.length);
    expect(new Set(examples.map(({ prompt }) => normalised(prompt))).size).toBe(examples.length);
  });

  it("have responses of 2 to 200 words", () => {
    const wrong = ALL_DEMO_EXAMPLES.filter(({ example }) => {
      const words = countWords(example.response);
      return words < 2 || words > 200;
    });
    expect(ids(wrong)).toEqual([]);
  });

  it("fill every length slice and at least twelve topics", () => {
    const lengths = new Set(examples.map(({ slices }) => slices?.length));
    const topics = new Set(examples.map(({ slices }) => slices?.topic));
    expect([...lengths].sort()).toEqual(["long", "medium", "short"]);
    expect(topics.size).toBeGreaterThanOrEqual(12);
  });

  it("say where they come from", () => {
    for (const { provenance } of everything) {
      expect(provenance).toMatchObject({ source: "touchstone-demo", licence: "CC0-1.0" });
    }
    for (const { id, provenance } of examples) {
      expect(provenance?.model !== undefined, id).toBe(provenance?.origin === "synthetic");
    }
  });

  it("cover, in the second project, every other kind, tool results, reasoning and a choice of three", () => {
    const kinds = new Set(SHAPE_EXAMPLES.map(({ kind }) => kind));
    expect(EXAMPLE_KINDS.filter((kind) => !kinds.has(kind))).toEqual(["instruction"]);
    const conversations = SHAPE_EXAMPLES.filter((example) => example.kind === "conversation");
    expect(conversations.some(({ reasoning }) => reasoning)).toBe(true);
    for (const { id, messages } of conversations) {
      const called = messages.flatMap(({ toolCalls = [] }) => toolCalls.map((call) => call.id));
      const answered = messages.flatMap(({ toolCallId }) => (toolCallId ? [toolCallId] : []));
      expect(answered, id).toEqual(called);
    }
    const pairs = SHAPE_EXAMPLES.filter((example) => example.kind === "preference");
    expect(pairs.map(({ responses }) => responses.length).sort()).toEqual([2, 2, 2, 2, 2, 2, 2, 3]);
  });
});

it("lengthSlice draws its lines after 30 and after 90 words", () => {
  const slices = [30, 31, 90, 91].map((words) => lengthSlice(" word\n".repeat(words)));
  expect(slices).toEqual(["short", "medium", "medium", "long"]);
});

describe("the hidden truth follows the second edition", () => {
  const where = (wrong: (truth: (typeof ALL_DEMO_EXAMPLES)[number]["truth"]) => boolean) =>
    ids(ALL_DEMO_EXAMPLES.filter(({ truth }) => wrong(truth)));

  it("stays on the scales", () => {
    expect(where(({ helpfulness }) => helpfulness < 1 || helpfulness > 5)).toEqual([]);
    expect(where(({ difficulty }) => difficulty < 0 || difficulty > 1)).toEqual([]);
    expect(where(({ why }) => !/^\S.{9,}\.$/.test(why))).toEqual([]);
  });

  it("caps helpfulness where the answer is wrong, partly wrong, unsafe or refused without need", () => {
    expect(where(({ correct, helpfulness }) => correct === "no" && helpfulness > 2)).toEqual([]);
    expect(where(({ correct, helpfulness }) => correct === "partly" && helpfulness > 3)).toEqual([]);
    const atMostTwo = ["unsafe", "needless-refusal"] as const;
    expect(where(({ issues, helpfulness }) => atMostTwo.some((i) => issues.includes(i)) && helpfulness > 2)).toEqual(
      [],
    );
  });

  it("names a false fact or a wrong result exactly where the answer is not correct", () => {
    const errors = ["invented-fact", "wrong-result"] as const;
    expect(where(({ correct, issues }) => (correct !== "yes") !== errors.some((i) => issues.includes(i)))).toEqual([]);
  });

  it("gives an issue with every score of 3 or less and none with a 5", () => {
    expect(where(({ helpfulness, issues }) => helpfulness < 3.5 && issues.length === 0)).toEqual([]);
    expect(where(({ helpfulness, issues }) => helpfulness >= 4.5 && issues.length > 0)).toEqual([]);
  });

  it("fills every score and every answer, so that no category is empty", () => {
    const scores = ALL_DEMO_EXAMPLES.map(({ truth }) => Math.round(truth.helpfulness));
    for (const score of [1, 2, 3, 4, 5]) expect(scores.filter((s) => s === score).length).toBeGreaterThanOrEqual(15);
    for (const answer of ["yes", "partly", "no"]) {
      expect(where(({ correct }) => correct === answer).length).toBeGreaterThanOrEqual(15);
    }
  });
});
