import { describe, expect, it } from "vitest";
import { disagreements, expectSkills, type Labels, votesOf } from "@/lib/core/consensus/fixtures/compare";
import {
  crowdKitGlad,
  crowdKitMace,
  crowdKitWawa,
  crowdKitZeroBasedSkill,
} from "@/lib/core/consensus/fixtures/crowd-kit";
import sim60 from "@/lib/core/consensus/fixtures/sim-60x8x3.json";
import simSpam from "@/lib/core/consensus/fixtures/sim-spam-120x15x4.json";
import { createRandom } from "@/lib/core/random/generator";

const MARGIN = 1e-4;

describe.each([
  ["60 items x 8 workers x 3 classes", sim60],
  ["120 items x 15 workers x 4 classes with spammers", simSpam],
])("crowd-kit 1.4.1 on %s, from our steps and its habits", (_, { input, expected }) => {
  const votes = votesOf(input.rows);
  const kit = expected.crowdkit;
  const labelsDiffer = (posterior: Float64Array, { labels }: { labels: Labels }) =>
    disagreements(votes, posterior, labels, MARGIN);

  it("has its Wawa skills to 1e-9 and every label", () => {
    const { posterior, skills } = crowdKitWawa(votes);
    expectSkills(votes, skills, kit.wawa.skills);
    expect(labelsDiffer(posterior, kit.wawa)).toEqual([]);
  });

  it("has its zero-based skills to 1e-9 and every label", () => {
    const { posterior, skills } = crowdKitZeroBasedSkill(votes);
    expectSkills(votes, skills, kit.zero_based_skill.skills);
    expect(labelsDiffer(posterior, kit.zero_based_skill)).toEqual([]);
  });

  it("has every label of its GLAD", () => {
    expect(labelsDiffer(crowdKitGlad(votes), kit.glad)).toEqual([]);
  });

  it.each([1, 2, 3])("has every label of its MACE, whatever the start (%i)", (seed) => {
    const seen = (column: number) => [...new Set(input.rows.map((row) => `${row[column]}`))];
    const posterior = crowdKitMace(votes, { raters: seen(1), classes: seen(2) }, createRandom(seed));
    expect(labelsDiffer(posterior, kit.mace_vb)).toEqual([]);
  });
});
