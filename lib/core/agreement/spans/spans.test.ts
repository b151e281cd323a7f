import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readFixture } from "@/lib/core/agreement/fixtures/read";
import { characterAlpha } from "@/lib/core/agreement/spans/character-alpha";
import { SPAN_CRITERIA } from "@/lib/core/agreement/spans/matching";
import type { SpanAnnotations } from "@/lib/core/agreement/spans/span";
import { meanSpanF1, pairwiseSpanF1 } from "@/lib/core/agreement/spans/span-agreement";

const triple = z.tuple([z.number(), z.number(), z.string()]);
const spanCase = z.object({
  id: z.string(),
  input: z.object({
    docs: z.record(z.string(), z.number()),
    annotations: z.record(z.string(), z.record(z.string(), z.array(triple))),
  }),
  expected: z.object({
    pairwise: z.record(
      z.string(),
      z.object({
        exact: z.number(),
        boundary: z.number(),
        iou50: z.number(),
        any_overlap_same_label: z.number(),
        char_label_f1: z.number(),
        tp: z.record(z.string(), z.number()),
        n_spans: z.tuple([z.number(), z.number()]),
        n_docs: z.number(),
      }),
    ),
    mean_pairwise_f1: z.record(z.string(), z.number()),
    char_alpha_per_label: z.record(z.string(), z.number()),
  }),
});

const FIXTURE_NAMES = {
  exact: "exact",
  boundary: "boundary",
  iou50: "iou50",
  overlap: "any_overlap_same_label",
  characters: "char_label_f1",
} as const;

function toAnnotations(input: z.infer<typeof spanCase>["input"]): SpanAnnotations {
  const toSpans = (triples: [number, number, string][]) =>
    triples.map(([start, end, label]) => ({ start, end, label }));
  return new Map(
    Object.entries(input.annotations).map(([annotator, documents]) => [
      annotator,
      new Map(Object.entries(documents).map(([document, triples]) => [document, toSpans(triples)])),
    ]),
  );
}

describe.each(["span-handcheck", "span-random-6x3"])("%s", (id) => {
  const { input, expected } = spanCase.parse(readFixture(id));
  const annotations = toAnnotations(input);

  it.each(SPAN_CRITERIA)("pairwise F1 by %s", (criterion) => {
    const name = FIXTURE_NAMES[criterion];
    for (const pair of pairwiseSpanF1(annotations, criterion)) {
      const figures = expected.pairwise[`${pair.firstAnnotator}|${pair.secondAnnotator}`]!;
      expect(pair.f1).toBeCloseTo(figures[name], 9);
      expect(pair.documents).toBe(figures.n_docs);
      if (criterion === "characters") continue;
      expect(pair.matched).toBe(figures.tp[name]);
      expect([pair.first, pair.second]).toEqual(figures.n_spans);
    }
    expect(meanSpanF1(annotations, criterion).value).toBeCloseTo(expected.mean_pairwise_f1[name]!, 9);
  });

  it.each(Object.entries(expected.char_alpha_per_label))("character alpha of %s is %d", (label, alpha) => {
    const estimate = characterAlpha(annotations, new Map(Object.entries(input.docs)), label);
    expect(estimate.value).toBeCloseTo(alpha, 9);
    const documents = Object.values(input.annotations).flatMap((own) =>
      Object.entries(own).flatMap(([document, spans]) => (spans.some((span) => span[2] === label) ? [document] : [])),
    );
    // A label that only one document has leaves alpha undefined without that document.
    expect(estimate.interval === null).toBe(new Set(documents).size === 1);
  });
});

describe("documents without spans", () => {
  const empty: SpanAnnotations = new Map([
    [
      "a",
      new Map([
        ["d", []],
        ["e", []],
      ]),
    ],
    ["b", new Map([["d", []]])],
  ]);

  it("leave F1 undefined and count as identical", () => {
    const [pair] = pairwiseSpanF1(empty, "exact");
    expect([pair?.f1, pair?.identicalDocuments, pair?.documents]).toEqual([null, 1, 1]);
    expect(meanSpanF1(empty, "exact").undefinedBecause).toBe("no-spans");
  });

  it("say what is missing", () => {
    const alone: SpanAnnotations = new Map([["a", new Map([["d", []]])]]);
    const apart: SpanAnnotations = new Map([...alone, ["b", new Map([["e", []]])]]);
    expect(meanSpanF1(alone, "exact").undefinedBecause).toBe("one-rater");
    expect(meanSpanF1(apart, "exact").undefinedBecause).toBe("no-pairable-items");
    expect(characterAlpha(empty, new Map([["d", 5]]), "X").undefinedBecause).toBe("no-variation");
  });

  it("intervals delete whole documents: with one document there is none", () => {
    const one: SpanAnnotations = new Map([
      ["a", new Map([["d", [{ start: 0, end: 3, label: "X" }]]])],
      ["b", new Map([["d", [{ start: 0, end: 4, label: "X" }]]])],
    ]);
    expect(meanSpanF1(one, "overlap").interval).toBeNull();
    const alpha = characterAlpha(one, new Map([["d", 10]]), "X");
    expect(alpha.value).not.toBeNull();
    expect(alpha.interval).toBeNull();
    expect(alpha.judgments).toBe(20);
  });
});
