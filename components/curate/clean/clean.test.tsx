import { expect, test } from "vitest";
import { words } from "@/components/testing/shown";
import type { CleaningId } from "@/lib/clean/operation-ids";
import { sampledShare } from "@/lib/core/sampling/sampled-share";
import type { CleanPreview } from "@/lib/curate/clean/preview";
import type { CleaningView } from "@/lib/curate/clean/queries";
import { PreviewTable } from "./preview-table";
import { RunSummary } from "./run-summary";

const TITLES = { trim: "Trim both ends" } as Record<CleaningId, string>;

const preview = (population: number, drawn: number, hits: number): CleanPreview => {
  const share = sampledShare("changed", [{ population, drawn, hits }]);
  const texts = [{ where: "response", before: "a ", after: "a", isCut: false }];
  const examples = hits > 0 ? [{ id: "1", externalId: "e1", texts }] : [];
  const operations = [{ operation: "trim" as const, changed: hits, share, examples }];
  return { population, examples: drawn, changed: share, unsettled: 0, operations };
};
const shown = (one: CleanPreview) => words(<PreviewTable projectId="p" preview={one} titles={TITLES} />);

test("a preview says of all what its sample lets it say", () => {
  expect(shown(preview(50_000, 1000, 200))).toContain("20 % (17.5 to 22.7 %)");
  expect(shown(preview(50_000, 1000, 0))).toContain("(0 to 0.3 %)");
  expect(shown(preview(40, 40, 10))).toContain("All 40 examples that are kept were looked at");
  expect(shown(preview(0, 0, 0))).toContain("none");
});

test("a cleaning says what holds on, what could not be carried over, and what stayed", () => {
  const run: CleaningView = {
    id: "r",
    plan: {
      operations: [{ id: "trim", version: 1 }],
      unaffected: ["tone"],
      slices: ["part=a"],
      guidelineVersionId: "v",
    },
    state: "succeeded",
    author: "Nadia",
    createdAt: new Date(0),
    undoneAt: null,
    recipe: null,
    outcomes: { child: 3, merged: 0, "kept-out": 1, invalid: 0, unsettled: 0, "too-long": 0 },
    operations: [{ operation: "trim", examples: 3 }],
    inherited: [{ criterion: "tone", examples: 2 }],
    losses: [{ what: "span-dropped", criterion: "claims", examples: 1, count: 2 }],
  };
  const said = words(<RunSummary run={run} titles={TITLES} criteria={{ tone: "Tone", claims: "Claims" }} />);
  expect(said).toContain("Tone, not affected inherited by 2 cleaned versions");
  expect(said).toContain("Claims: without passages of which nothing is left 1 cleaned version");
  expect(said).toContain("Stayed: excluded 1");
  expect(said).toContain("Only of part: a");
  expect(said).not.toContain("never settles");
});
