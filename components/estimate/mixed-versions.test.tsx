import { expect, test } from "vitest";
import { IntervalPlot } from "@/components/charts/interval-plot";
import { markup as html } from "@/components/testing/shown";
import type { Estimate as EstimateResult } from "@/lib/core/estimate";
import { Estimate, EstimateBlock } from "./estimate";
import { versionsWords } from "./mixed-versions";

const V1 = { number: 1 };
const V2 = { number: 2 };
const ESTIMATE: EstimateResult = {
  value: 0.7,
  interval: [0.6, 0.8],
  standardError: 0.05,
  confidence: 0.95,
  intervalMethod: "jackknife-t",
  items: 40,
  raters: 3,
  pairs: 120,
  judgments: 120,
  method: "alpha-ordinal",
  undefinedBecause: null,
};

const plot = (rows: { key: string; versions: { number: number }[] }[]) =>
  html(
    <IntervalPlot
      question="?"
      caption="Alpha."
      domain={[0, 1]}
      ticks={[0, 1]}
      rows={rows.map((row) => ({ ...row, label: row.key, estimate: ESTIMATE }))}
    />,
  );

test("versions are named in their order, each once; one version is no mixture", () => {
  expect(versionsWords([V2, V1, { number: 3 }, V1])).toBe("mixes v1, v2, and v3");
  expect([versionsWords([V1, { ...V1, hash: "9f2c" }]), versionsWords([])]).toEqual([null, null]);
});

test("versions in which the criterion means the same are named, and are no mixture", () => {
  const same = [
    { number: 1, since: 1 },
    { number: 2, since: 1 },
  ];
  expect(versionsWords(same)).toBe("of v1 and v2");
  expect(versionsWords([...same, { number: 3, since: 3 }])).toBe("mixes v1, v2, and v3");
  expect(html(<Estimate label="Alpha" estimate={ESTIMATE} versions={same} />)).toContain("of v1 and v2");
  expect(html(<Estimate label="Alpha" estimate={ESTIMATE} versions={same} />)).not.toContain("mixes");
});

test("a figure of several versions says so in sight, also where nothing else but its value is shown", () => {
  for (const Shown of [Estimate, EstimateBlock]) {
    expect(html(<Shown label="Alpha" estimate={ESTIMATE} versions={[V1, V2]} />)).toContain("mixes v1 and v2");
    expect(html(<Shown label="Alpha" estimate={ESTIMATE} versions={[V2]} />)).not.toContain("mixes");
  }
  expect(html(<Estimate estimate={ESTIMATE} versions={[V1, V2]} hide={["whisker", "interval", "n"]} />)).toContain(
    "mixes v1 and v2",
  );
});

test("a chart says it once below: of every row, or of those that mix", () => {
  const both = [V1, V2];
  const all = plot([
    { key: "tone", versions: both },
    { key: "help", versions: both },
  ]);
  expect(all.match(/mixes/g)).toHaveLength(1);
  expect(all).toContain("Every row mixes v1 and v2.");
  const one = plot([
    { key: "tone", versions: both },
    { key: "help", versions: [V2] },
  ]);
  expect(one).toContain("<bdi>tone</bdi> mixes v1 and v2.");
  expect(one.match(/mixes/g)).toHaveLength(1);
  expect(plot([{ key: "help", versions: [V2] }])).not.toContain("mixes");
  const same = plot([{ key: "help", versions: both.map((version) => ({ ...version, since: 1 })) }]);
  expect(same).toContain("Every row holds labels of v1 and v2.");
  expect(same).not.toContain("text-warn");
});
