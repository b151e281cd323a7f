import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ancestorsOf, clausesOf, clauseText } from "@/lib/guideline/changes/clauses";

const BODY = `Before any heading.

# Scope
All of it.
## What *counts* as \`help\` ##
Text.

\`\`\`md
# not a heading
\`\`\`
> # quoted, not ours
    # indented code
## What counts as help
Again.
Setext title
===
- item
---
#hashtag
# [Link](https://example.org) & more
`;

describe("clausesOf", () => {
  it("finds headings with GitHub's slugs and passes by what only looks like one", () => {
    expect(clausesOf(BODY).map(({ slug, depth, line }) => [slug, depth, line])).toEqual([
      ["scope", 1, 2],
      ["what-counts-as-help", 2, 4],
      ["what-counts-as-help-1", 2, 12],
      ["link--more", 1, 19],
    ]);
  });

  it("takes a one-line setext heading", () => {
    expect(clausesOf("Title here\n===\n\nSub\n---\ntext")).toMatchObject([
      { slug: "title-here", depth: 1, textStart: 15 },
      { slug: "sub", depth: 2 },
    ]);
  });

  it("divides the body into its clauses without a gap, each slug once", () => {
    const line = fc.constantFrom(
      "# A",
      "## A",
      "### !!!",
      "text",
      "",
      "```",
      "~~~~",
      "===",
      "---",
      "- x",
      "#",
      "# A-1",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const body = lines.join("\n");
        const clauses = clausesOf(body);
        expect(new Set(clauses.map(({ slug }) => slug)).size).toBe(clauses.length);
        clauses.forEach((clause, index) => {
          expect(clause.end).toBe(clauses[index + 1]?.start ?? body.length);
          expect(clause.slug).not.toBe("");
        });
      }),
    );
  });

  it("reads 100 kB of headings and long lines in little time", () => {
    const started = performance.now();
    clausesOf(`${"# [[[[[[[[ a\n".repeat(4000)}${"#".repeat(20_000)} ${" #".repeat(20_000)}`);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe("clauseText", () => {
  it("holds the clause with those below it", () => {
    expect(clauseText(BODY, "what-counts-as-help-1")).toBe(
      "## What counts as help\nAgain.\nSetext title\n===\n- item\n---\n#hashtag",
    );
    expect(clauseText(BODY, "scope")).toContain("## What *counts*");
    expect(clauseText(BODY, "nowhere")).toBeNull();
  });

  it("knows around which clauses a clause stands", () => {
    expect(ancestorsOf(clausesOf("# A\n## B\n### C\n# D\n### E"), "c")).toEqual(["a", "b"]);
    expect(ancestorsOf(clausesOf("# A\n## B\n### C\n# D\n### E"), "e")).toEqual(["d"]);
  });
});
