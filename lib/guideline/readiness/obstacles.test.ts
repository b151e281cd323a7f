import { describe, expect, it } from "vitest";
import { guidelineHash } from "@/lib/guideline/content-hash";
import { isSameContent, obstaclesTo } from "@/lib/guideline/readiness/obstacles";
import { type Criterion, guidelineContentSchema } from "@/lib/guideline/schema";

const sound: Criterion = { key: "why", title: "Why?", kind: "text", level: "nominal", required: true };
const draft = (...criteria: Criterion[]) => ({ body: "# Rules\n", criteria, qualities: {} });

describe("obstaclesTo", () => {
  it("lets a complete draft pass and names the criterion and field of what is not", () => {
    expect(obstaclesTo(draft(sound))).toEqual([]);
    expect(obstaclesTo(draft())).toMatchObject([{ place: "The guideline" }]);
    expect(obstaclesTo(draft(sound, { ...sound, title: "Where?", kind: "choice", key: "A b" }))).toMatchObject([
      { place: "“Where?”", message: expect.stringMatching(/^key: /) },
      { place: "“Where?”", message: expect.stringMatching(/^options: /) },
    ]);
    expect(obstaclesTo(draft(sound, { ...sound, title: "Again?" }))).toMatchObject([
      { place: "“Again?”", message: expect.stringContaining("used twice") },
    ]);
  });
});

describe("the better response", () => {
  const mark = (key: string, more: Partial<Criterion> = {}): Criterion => ({
    ...sound,
    key,
    title: key,
    betterResponse: true,
    ...more,
  });

  it("is one criterion that is answered in words", () => {
    expect(obstaclesTo(draft(mark("mend"), { ...sound, title: "Other" }))).toEqual([]);
    expect(obstaclesTo(draft(mark("one"), mark("two")))).toMatchObject([
      { place: "“two”", message: "one is marked as the better response already; only one criterion can be" },
    ]);
    const options = [{ value: "yes", label: "Yes" }];
    expect(obstaclesTo(draft(mark("pick", { kind: "choice", options })))).toMatchObject([
      { place: "“pick”", message: expect.stringContaining("only one answered in words can") },
    ]);
  });
});

describe("what looks alike", () => {
  const options = (...labels: string[]) => labels.map((label, index) => ({ value: `v${index}`, label }));
  const messages = (...criteria: Criterion[]) => obstaclesTo(draft(...criteria)).map(({ message }) => message);

  it.each(["choice", "multi", "ranking", "span"] as const)(
    "is not offered as two options of a %s, and both are named",
    (kind) => {
      const level = kind === "multi" ? "set" : kind === "ranking" ? "ordinal" : "nominal";
      const asked = (labels: { value: string; label: string }[]) =>
        messages({ ...sound, kind, level, options: labels });
      for (const [one, other, named] of [
        ["caf\u00e9", "cafe\u0301", "“cafe[U+0301]”"],
        ["yes", "yes ", "“yes␣”"],
        ["yes", "y\u200bes", "“y[U+200B]es”"],
        ["yes", "yes\u202c", "“yes[U+202C]”"],
        ["a b", "a  b", "“a␣ b”"],
        ["5", "\uff15", "“\uff15”"],
      ] as const) {
        expect(asked(options(one, "other", other))).toEqual([
          expect.stringContaining(`labels that look alike: “${one}” and ${named}`),
        ]);
        expect(asked([one, "other", other].map((value, index) => ({ value, label: `${index}` })))).toEqual([
          expect.stringContaining(`values that look alike: “${one}” and ${named}`),
        ]);
      }
      expect(asked(options("Yes", "yes", "YES"))).toEqual([]);
      expect(asked(options("yes", "\u200b "))).toEqual([expect.stringContaining("label shows nothing")]);
    },
  );

  it("is not asked as two questions", () => {
    expect(messages(sound, { ...sound, key: "other", title: "Why?\u00a0" })).toEqual([
      "title: looks like the title of why: “Why?” and “Why?[U+00A0]”",
    ]);
    expect(messages({ ...sound, title: "\u2060" })).toEqual(["title: the title shows nothing"]);
  });

  it("a scale that would refuse its own max is not published", () => {
    const scale = { min: 0, max: 1, step: 0.3, anchors: {} };
    expect(messages({ ...sound, kind: "scale", level: "interval", scale })).toEqual([
      expect.stringContaining("make it 0.9 or 1.2"),
    ]);
  });
});

describe("isSameContent", () => {
  it("does not count white space at line ends, and says no to what cannot be published", () => {
    const hash = guidelineHash(guidelineContentSchema.parse(draft(sound)));
    expect(isSameContent({ ...draft(sound), body: "# Rules  \n\n" }, { hash })).toBe(true);
    expect(isSameContent({ ...draft(sound), body: "# Rule\n" }, { hash })).toBe(false);
    expect(isSameContent(draft({ ...sound, title: "" }), { hash })).toBe(false);
    expect(isSameContent(draft(sound), null)).toBe(false);
  });
});
