import { describe, expect, it } from "vitest";
import { scalePoints } from "@/lib/guideline/answers/scale-points";
import type { GuidelineExample } from "@/lib/guideline/guideline-example";
import { readinessOf } from "@/lib/guideline/readiness/readiness";
import { vagueWords } from "@/lib/guideline/readiness/vague-words";
import { type CriterionInput, criteriaSchema, type GuidelineContent, QUALITIES } from "@/lib/guideline/schema";

const BODY = "# Helpfulness\n\nRate what the answer does for the person who asked.\n";
const SOUND: CriterionInput = {
  key: "help",
  title: "Helpfulness",
  kind: "scale",
  level: "ordinal",
  required: true,
  clause: "helpfulness",
  scale: { min: 1, max: 3, step: 1, anchors: { "1": "does nothing", "2": "helps with a part", "3": "solves it" } },
};
const SHOWN: GuidelineExample = {
  key: "e-1",
  verdict: "good",
  criterion: "help",
  why: "It helps.",
  example: { kind: "text", text: "Soak it." },
};
const qualities = Object.fromEntries(QUALITIES.map((name) => [name, "said"]));

function codes(criteria: CriterionInput[], more: Partial<GuidelineContent> = {}): string[] {
  const content = { body: BODY, criteria: criteriaSchema.parse(criteria), qualities, examples: [SHOWN], ...more };
  return readinessOf(content).map(({ code }) => code);
}

describe("readinessOf", () => {
  it("is content with a sound guideline", () => {
    expect(codes([SOUND])).toEqual([]);
  });

  it("asks what separates a point without an anchor from its neighbour", () => {
    const scale = { ...SOUND.scale!, anchors: { "1": "does nothing", "2": "helps with a part" } };
    const content = { body: BODY, criteria: criteriaSchema.parse([{ ...SOUND, scale }]), qualities, examples: [SHOWN] };
    expect(readinessOf(content)).toEqual([
      {
        code: "missing-anchor",
        weight: "missing",
        criterion: "help",
        message: "“Helpfulness”: point 3 has no anchor. What separates a 3 from a 2?",
      },
    ]);
  });

  it.each<[string, Partial<CriterionInput>]>([
    ["stray-anchor", { scale: { ...SOUND.scale!, anchors: { ...SOUND.scale!.anchors, "7": "beyond" } } }],
    ["equal-anchors", { scale: { ...SOUND.scale!, anchors: { "1": "no", "2": "Yes", "3": "yes" } } }],
    ["lost-clause", { clause: "gone" }],
    ["vague-words", { help: "Give a good score to an appropriate answer." }],
  ])("finds %s", (code, change) => {
    expect(codes([{ ...SOUND, ...change }])).toContain(code);
  });

  it("finds what concerns several criteria or none", () => {
    expect(codes([SOUND, { ...SOUND, key: "other", clause: "helpfulness" }])).toEqual([
      "duplicate-title",
      "no-example",
    ]);
    expect(codes([], { body: " " })).toEqual(["no-criteria", "no-text"]);
    expect(codes([SOUND], { body: `${BODY}# Style\n\nIgnore it.\n` })).toEqual(["unused-clause"]);
    expect(codes([SOUND], { body: `# Top\n#${BODY}`, qualities: {} })).toEqual(["undefined-quality"]);
    expect(codes([{ ...SOUND, clause: undefined }])).toContain("no-context");
  });

  it("finds criteria without an example, and examples whose clause is gone", () => {
    expect(codes([SOUND], { examples: [] })).toEqual(["no-example"]);
    const { criterion: _criterion, ...loose } = SHOWN;
    expect(codes([SOUND], { examples: [{ ...loose, clause: "helpfulness" }] })).toEqual([]);
    expect(codes([SOUND], { examples: [SHOWN, { ...loose, key: "e-2", clause: "gone" }] })).toEqual(["lost-example"]);
  });

  it("finds a condition that can never hold", () => {
    const choice: CriterionInput = {
      key: "ok",
      title: "OK?",
      kind: "choice",
      level: "nominal",
      required: true,
      help: "Look it up.",
      options: ["yes", "no"].map((value) => ({ value, label: value, description: `when ${value}` })),
    };
    const waiting = (criterion: string, answer: string) => ({ ...SOUND, showIf: { criterion, in: [answer] } });
    expect(codes([choice, waiting("ok", "maybe")])).toContain("impossible-condition");
    expect(codes([choice, waiting("ok", "yes")])).toEqual(["no-example"]);
    const late = { body: BODY, criteria: criteriaSchema.parse([choice, waiting("ok", "yes")]).reverse(), qualities };
    expect(readinessOf(late).map(({ code }) => code)).toContain("late-condition");
  });
});

describe("scalePoints", () => {
  it("goes from min to max in steps, without binary dust", () => {
    expect(scalePoints({ min: 0, max: 0.3, step: 0.1, anchors: {} })).toEqual([0, 0.1, 0.2, 0.3]);
    expect(scalePoints({ min: 1, max: 5, anchors: {} })).toEqual([1, 2, 3, 4, 5]);
    expect(scalePoints({ min: 1, max: 6, step: 2, anchors: {} })).toEqual([1, 3, 5]);
  });

  it("has none where a number is asked", () => {
    expect(scalePoints({ min: 0, max: 1, anchors: {} })).toBeNull();
    expect(scalePoints({ min: 0, max: 100, step: 1, anchors: {} })).toBeNull();
  });
});

describe("vagueWords", () => {
  it("finds whole words only, each once", () => {
    expect(vagueWords("Good goods are a good, high\nquality thing; goodness no.")).toEqual(["good", "high quality"]);
  });
});
