import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "@/lib/core/text/canonical-json";
import { compareContents, decideChanges } from "@/lib/guideline/changes/changes";
import { isTypingSlip } from "@/lib/guideline/changes/wording";
import { type CriterionInput, type GuidelineContent, guidelineContentSchema } from "@/lib/guideline/schema";
import { anyContent, anyCriterion, anyExample, criterionOf } from "@/prisma/factories/guideline-arbitrary";

const SCALE: CriterionInput = {
  key: "help",
  title: "Helpfulness",
  kind: "scale",
  level: "ordinal",
  required: true,
  clause: "helpfulness",
  scale: {
    min: 1,
    max: 3,
    anchors: { "1": "useless to the reader", "2": "half of it helps", "3": "solves the problem" },
  },
};
const BODY = "# Helpfulness\n\nRate what the answer does for the reader.\n\n# Style\n\nIgnore the style.\n";

function content(change: Partial<CriterionInput> = {}, body = BODY): GuidelineContent {
  return guidelineContentSchema.parse({ body, criteria: [{ ...SCALE, ...change }] });
}
const proposedFor = (after: GuidelineContent) => compareContents(content(), after).criteria[0]?.proposed;

describe("compareContents", () => {
  it("never calls a criterion unchanged when anything of it changed", () => {
    const pair = fc.tuple(anyCriterion, anyCriterion).chain(([a, b]) =>
      fc.tuple(
        fc.constant(a),
        fc.oneof(
          fc.constant(b),
          criterionOf(a.kind),
          fc.record({}).map(() => ({ ...a, ...b })),
        ),
      ),
    );
    fc.assert(
      fc.property(pair, ([before, changed]) => {
        const after = { ...changed, key: before.key };
        const [change] = compareContents(
          { body: "", criteria: [before], qualities: {} },
          { body: "", criteria: [after], qualities: {} },
        ).criteria;
        expect(change?.proposed === "unchanged").toBe(canonicalJson(before) === canonicalJson(after));
      }),
      { numRuns: 500 },
    );
  });

  it("never calls a criterion unchanged when an example of it or of its clause changed", () => {
    const body = "# One\n\ntext\n\n## Two\n\nmore\n";
    const subjects = fc.constantFrom({ criterion: "c" }, { clause: "one" }, { clause: "two" });
    const criterion = criterionOf("text").map((any) => ({ ...any, key: "c", clause: "one" }));
    const examples = fc
      .uniqueArray(fc.tuple(anyExample, subjects), { selector: ([{ key }]) => key, maxLength: 3 })
      .map((all) => all.map(([{ clause: _clause, ...example }, place]) => ({ ...example, ...place })));
    fc.assert(
      fc.property(criterion, examples, examples, (asked, before, after) => {
        const shared = { body, criteria: [asked], qualities: {} };
        const [change] = compareContents({ ...shared, examples: before }, { ...shared, examples: after }).criteria;
        expect(change?.proposed === "unchanged").toBe(canonicalJson(before) === canonicalJson(after));
      }),
    );
  });

  it("finds nothing between a content and itself, whatever its white space at line ends", () => {
    fc.assert(
      fc.property(anyContent, (same) => {
        const changes = compareContents(same, { ...same, body: same.body.replaceAll("\n", "  \r\n") });
        expect(changes.criteria.every(({ proposed }) => proposed === "unchanged")).toBe(true);
        expect(changes).toMatchObject({ body: false, reordered: false, qualities: [], examples: [] });
      }),
    );
  });

  it("proposes editorial for a slip and for what does not touch an answer's meaning", () => {
    expect(proposedFor(content({ title: "Helpfullness" }))).toBe("editorial");
    expect(proposedFor(content({ required: false }))).toBe("editorial");
    expect(proposedFor(content({}, BODY.replace("reader.", "raeder!")))).toBe("editorial");
  });

  it("proposes semantic for another word, in the criterion or in its clause, and for any structure", () => {
    expect(proposedFor(content({ help: "Ignore the tone." }))).toBe("semantic");
    expect(proposedFor(content({}, BODY.replace("for the reader", "for a beginner")))).toBe("semantic");
    expect(proposedFor(content({ scale: { ...SCALE.scale!, max: 4 } }))).toBe("semantic");
    expect(proposedFor(content({ level: "interval" }))).toBe("semantic");
    expect(proposedFor(content({}, BODY.replace("Ignore the style", "Punish bad style")))).toBe("unchanged");
  });

  it("tells added, removed and reordered criteria", () => {
    const two = (...keys: string[]) =>
      guidelineContentSchema.parse({ body: "", criteria: keys.map((key) => ({ ...SCALE, key, clause: undefined })) });
    expect(compareContents(null, two("a")).criteria).toMatchObject([{ key: "a", proposed: "added" }]);
    const changes = compareContents(two("a", "b", "c"), two("c", "b", "d"));
    expect(changes.criteria.map(({ key, proposed }) => [key, proposed])).toEqual([
      ["c", "unchanged"],
      ["b", "unchanged"],
      ["d", "added"],
      ["a", "removed"],
    ]);
    expect(changes.reordered).toBe(true);
  });
});

describe("decideChanges", () => {
  const proposed = compareContents(content(), content({ help: "Ignore the tone." })).criteria;

  it("lets the lead overrule wording both ways", () => {
    expect(decideChanges(proposed, {})).toEqual({ ok: true, changes: { help: "semantic" } });
    expect(decideChanges(proposed, { help: "editorial" })).toEqual({ ok: true, changes: { help: "editorial" } });
    const unchanged = compareContents(content(), content()).criteria;
    expect(decideChanges(unchanged, { help: "semantic" })).toEqual({ ok: true, changes: { help: "semantic" } });
  });

  it("refuses to call a changed structure editorial, and a criterion that does not exist", () => {
    const structural = compareContents(content(), content({ scale: { ...SCALE.scale!, max: 4 } })).criteria;
    expect(decideChanges(structural, { help: "editorial" })).toMatchObject({
      ok: false,
      message: expect.stringContaining("scale to"),
    });
    expect(decideChanges(proposed, { tone: "semantic" })).toMatchObject({ ok: false, key: "tone" });
  });
});

describe("isTypingSlip", () => {
  it.each([
    ["Rate the answer.", "rate  the\nanswer"],
    ["the recieved answer", "the received answer"],
    ["solves the problm", "solves the problem"],
  ])("%j → %j", (before, after) => expect(isTypingSlip(before, after)).toBe(true));

  it.each([
    ["the answer helps", "the answer does not help"],
    ["at least 3 steps", "at least 4 steps"],
    ["score > 3", "score < 3"],
    ["can be used", "can't be used"],
    ["typical error", "atypical error"],
    ["legal advice", "illegal advice"],
    ["", "new"],
  ])("not %j → %j", (before, after) => expect(isTypingSlip(before, after)).toBe(false));
});
