import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "@/lib/core/text/canonical-json";
import { mergeContents } from "@/lib/guideline/merge/merge-contents";
import { type CriterionInput, type GuidelineContent, guidelineContentSchema } from "@/lib/guideline/schema";
import { anyContent } from "@/prisma/factories/guideline-arbitrary";

const SCALE: CriterionInput = {
  key: "help",
  title: "Helpful?",
  kind: "scale",
  level: "ordinal",
  required: true,
  scale: { min: 1, max: 3, anchors: { "1": "useless", "2": "half", "3": "whole" } },
};
const NOTE: CriterionInput = { key: "note", title: "Note", kind: "text", level: "nominal", required: false };
const content = (body: string, criteria: CriterionInput[] = [SCALE, NOTE]) =>
  guidelineContentSchema.parse({ body, criteria, qualities: {} });
const anchored = (point: string, text: string): CriterionInput => ({
  ...SCALE,
  scale: { min: 1, max: 3, anchors: { ...SCALE.scale!.anchors, [point]: text } },
});
const keys = ({ criteria }: GuidelineContent) => criteria.map(({ key }) => key);
const equal = (a: unknown, b: unknown) => expect(canonicalJson(a)).toBe(canonicalJson(b));

describe("mergeContents", () => {
  it("takes what only one side changed, and finds no conflict in it", () => {
    const plain = fc.record({ a: anyContent, b: anyContent });
    fc.assert(
      fc.property(plain, ({ a, b }) => {
        for (const merged of [mergeContents(a, b, a), mergeContents(a, a, b), mergeContents(a, b, b)]) {
          expect(merged.conflicts).toEqual([]);
          equal({ examples: [], ...merged.content }, { examples: [], ...b });
        }
      }),
    );
  });

  it("keeps every line that either side added", () => {
    const line = fc.constantFrom("one", "two words", "", "# Three", "日本");
    const text = fc.array(line, { maxLength: 8 });
    const inserted = fc.array(fc.nat({ max: 8 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(text, inserted, inserted, (base, own, other) => {
        const added = (subjects: number[], name: string) => {
          const lines: string[] = [...base];
          for (const [index, place] of subjects.entries()) lines.splice(place, 0, `${name} ${index}`);
          return content(`${lines.join("\n")}\n`);
        };
        const { body } = mergeContents(
          content(`${base.join("\n")}\n`),
          added(own, "my"),
          added(other, "their"),
        ).content;
        const lines = body.split("\n");
        expect(lines).toEqual(expect.arrayContaining(own.map((_, index) => `my ${index}`)));
        expect(lines).toEqual(expect.arrayContaining(other.map((_, index) => `their ${index}`)));
      }),
    );
  });

  it("merges two hands in one paragraph by its words", () => {
    const base = content("Rate what the answer does for the reader.\n");
    const mine = content("Rate only what the answer does for the reader.\n");
    const theirs = content("Rate what the answer does for the person who asked.\n");
    expect(mergeContents(base, mine, theirs)).toMatchObject({
      content: { body: "Rate only what the answer does for the person who asked.\n" },
      conflicts: [],
    });
  });

  it("keeps both texts where the same words changed, until one is chosen", () => {
    const texts = ["Use the scale.\n", "Use all of the scale.\n", "Use half of the scale.\n"].map((body) =>
      content(body),
    );
    const [base, mine, theirs] = texts as [GuidelineContent, GuidelineContent, GuidelineContent];
    const { content: merged, conflicts } = mergeContents(base, mine, theirs);
    expect(merged.body).toBe(`${theirs.body}${mine.body}`);
    expect(conflicts).toMatchObject([{ mine: mine.body, theirs: theirs.body, choice: "both", mayKeepBoth: true }]);
    const id = conflicts[0]!.id;
    expect(mergeContents(base, mine, theirs, { [id]: "theirs" }).content.body).toBe(theirs.body);
    expect(mergeContents(base, mine, theirs, { [id]: "mine" }).content.body).toBe(mine.body);
  });

  it("merges criteria field by field, and asks only for the field that both changed", () => {
    const base = content("");
    const mine = content("", [anchored("1", "of no use"), NOTE]);
    const apart = mergeContents(base, mine, content("", [{ ...anchored("3", "all of it"), title: "Helps?" }, NOTE]));
    expect(apart.conflicts).toEqual([]);
    expect(apart.content.criteria[0]).toMatchObject({
      title: "Helps?",
      scale: { anchors: { "1": "of no use", "2": "half", "3": "all of it" } },
    });
    const theirs = content("", [anchored("1", "harmful"), NOTE]);
    const clash = mergeContents(base, mine, theirs);
    expect(clash.conflicts).toMatchObject([
      { place: "“Helpful?”: scale, anchors, 1", mine: "of no use", theirs: "harmful", choice: "mine" },
    ]);
    const chosen = mergeContents(base, mine, theirs, { [clash.conflicts[0]!.id]: "theirs" });
    equal(chosen.content.criteria, theirs.criteria);
  });

  it("keeps what both added and the order that one changed, and asks when one removed what the other changed", () => {
    const base = content("");
    const theirsOf = (title: string) => content("", [SCALE, { ...NOTE, title }]);
    const mine = content("", [NOTE, SCALE, { ...NOTE, key: "mine" }]);
    const theirs = content("", [SCALE, { ...NOTE, key: "theirs" }, NOTE]);
    expect(keys(mergeContents(base, mine, theirs).content)).toEqual(["note", "help", "theirs", "mine"]);
    const removed = mergeContents(base, content("", [SCALE]), theirsOf("Why?"));
    expect(removed.conflicts).toMatchObject([{ place: "“Why?”", mine: undefined, choice: "theirs" }]);
    expect(keys(removed.content)).toEqual(["help", "note"]);
    const { id } = removed.conflicts[0]!;
    const chosen = mergeContents(base, content("", [SCALE]), theirsOf("Why?"), { [id]: "mine" });
    expect(keys(chosen.content)).toEqual(["help"]);
  });
});
