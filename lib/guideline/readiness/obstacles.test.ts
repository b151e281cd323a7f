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

describe("isSameContent", () => {
  it("does not count white space at line ends, and says no to what cannot be published", () => {
    const hash = guidelineHash(guidelineContentSchema.parse(draft(sound)));
    expect(isSameContent({ ...draft(sound), body: "# Rules  \n\n" }, { hash })).toBe(true);
    expect(isSameContent({ ...draft(sound), body: "# Rule\n" }, { hash })).toBe(false);
    expect(isSameContent(draft({ ...sound, title: "" }), { hash })).toBe(false);
    expect(isSameContent(draft(sound), null)).toBe(false);
  });
});
