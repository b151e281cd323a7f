import { describe, expect, test } from "vitest";
import { markup, words } from "@/components/testing/shown";
import { CoverageTable } from "./coverage-table";
import { PlanPreview } from "./plan-preview";
import { emptyForm } from "./round-form";
import { RoundProgress } from "./round-progress";
import { RoundVersions } from "./round-versions";
import { reasonWords } from "./skip-reasons";
import { WhichExamples } from "./which-examples";
import { WhoLabels } from "./who-labels";

const nothing = () => {};

describe("how far a round is", () => {
  const bar = (places: number, submitted: number, leased: number) =>
    markup(<RoundProgress label="Round 1" places={places} submitted={submitted} leased={leased} skipped={2} />);

  test("what is neither done nor in hand is open; skips stand beside, since another person gets the example", () => {
    expect(bar(10, 4, 1)).toContain('aria-valuetext="4 done, 1 in hand, 5 open, 2 skipped, of 10 labels"');
    expect(bar(10, 4, 1)).toContain("width:40%");
  });

  test("a round without places is drawn empty", () => {
    expect(bar(0, 0, 0)).toContain("width:0%");
    expect(bar(0, 0, 0)).toContain('aria-valuemax="1"');
  });
});

describe("under which version a round is labelled", () => {
  const said = (versions: { number: number; hash: string; places: number }[]) =>
    words(<RoundVersions round={{ guidelineVersion: 2, guidelineHash: "9f2c4a17", versions }} pinned={2} />);

  test("one version needs no counts; several say how many labels each has, and where the open places went", () => {
    const first = { number: 1, hash: "11c0de11", places: 30 };
    expect(said([])).not.toContain("label");
    expect(said([{ number: 2, hash: "9f2c4a17", places: 30 }])).not.toContain("label");
    expect(said([first])).toMatch(/30 labels.*what is open/);
    const both = said([first, { number: 2, hash: "9f2c4a17", places: 5 }]);
    expect(both).toMatch(/30 labels.*5 labels/);
    expect(both).not.toContain("what is open");
  });
});

describe("the preview of a plan", () => {
  const preview = {
    examples: 10,
    places: 20,
    unannounced: 0,
    annotators: 2,
    goldExamples: 0,
    msEach: null,
    notes: [
      { code: "too-few-annotators", message: "Two are too few." },
      { code: "no-gold", message: "No gold." },
    ],
  };
  const said = (problem: string | null, shown: typeof preview | null = preview) =>
    words(<PlanPreview peopleHref="/people" preview={shown as never} overlap="2" busy={false} problem={problem} />);

  test("a problem takes the place of figures that no longer hold, and their notes", () => {
    expect(said("Choose a slice.")).toBe("Choose a slice.");
    expect(said(null, null)).toBe("Counting…");
  });

  test("people are offered to be added where too few are what is wrong, and only there", () => {
    expect(said(null)).toMatch(/Two are too few\. Add people/);
    expect(said(null).match(/Add people/g)).toHaveLength(1);
  });
});

describe("the form of a round", () => {
  const form = emptyForm({ overlap: 2, leaseMinutes: 60, seed: 1 });
  const which = (more: Partial<typeof form>, slices: { name: string; value: string }[] = []) =>
    words(
      <WhichExamples
        sources={{ examples: 240, version: 3, slices, batches: [] }}
        form={{ ...form, ...more }}
        errors={{}}
        onChange={nothing}
      />,
    );

  test("what cannot be chosen says why, and ids are counted as they are pasted", () => {
    expect(which({})).toContain("The examples have no slices");
    expect(which({}, [{ name: "topic", value: "law" }])).not.toContain("The examples have no slices");
    expect(which({ from: "ids", ids: "a, b\nb\n\nc" })).toContain("3 ids so far.");
  });

  test("fewer labels than so many means the overlap that was typed", () => {
    expect(which({ overlap: "4" })).toContain("Fewer than 4 people's labels under version 3");
    expect(which({ overlap: "" })).toContain("Fewer than … people's labels");
  });

  test("a sample asks for its size and seed only when it is one", () => {
    expect(which({})).not.toContain("Sample size");
    expect(which({ sampled: true })).toContain("Sample size");
  });

  test("people are offered where nobody could label", () => {
    const who = (unable: "left" | null) =>
      words(
        <WhoLabels
          peopleHref="/people"
          people={[{ key: "a@b.c", name: "Anna", kind: "human", unable }]}
          who="chosen"
          chosen={[]}
          onChange={nothing}
        />,
      );
    expect(who("left")).toContain("Nobody is there who could label.");
    expect(who("left")).toContain("no longer a member who labels");
    expect(who(null)).not.toContain("Nobody is there");
    expect(who(null)).toContain("0 of 1 chosen");
  });
});

test("the shares of a round's coverage are of all its examples; the open line is marked", () => {
  const rows = [
    { labels: 2, examples: 3, complete: 3 },
    { labels: 0, examples: 1, complete: 0 },
  ];
  const html = markup(<CoverageTable rows={rows} href={(labels) => `?labels=${labels}`} open={0} />);
  expect(html).toContain("width:75%");
  expect(html).toContain("width:25%");
  expect(html).toMatch(/aria-current="true"[^>]*href="\?labels=0"|href="\?labels=0"[^>]*aria-current="true"/);
  expect(html.match(/aria-current/g)).toHaveLength(1);
  expect(markup(<CoverageTable rows={[]} href={String} open={null} />)).not.toContain("NaN");
});

test("a reason that nobody put into words stands for itself", () => {
  expect([reasonWords("broken"), reasonWords("new-reason")]).toEqual([
    "The example is broken or cannot be shown",
    "new-reason",
  ]);
});
