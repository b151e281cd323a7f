import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type Dataset, type Judgment, openDatasets } from "@/bench/public/datasets";
import { agreeCommand } from "@/cli/agree-command";
import { parseAgreeOptions } from "@/cli/agree-options";
import { readAgreeInput } from "@/cli/agree-table";
import { consensusCommand } from "@/cli/consensus-command";
import { readLongForm } from "@/cli/read-long-form";
import { alphaDisagreements } from "@/lib/core/agreement/alpha";
import { alphaOrdinal } from "@/lib/core/agreement/alpha-ordinal";
import { blocksOfItems } from "@/lib/core/agreement/blocks";
import { categoriesOf, disagreementOf } from "@/lib/core/agreement/metric-of-level";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import agreementFigures from "./agreement-figures.json";
import consensusFigures from "./consensus-figures.json";
import rte from "./rte-posterior.json";

/**
 * Known figures of public datasets, through the commands. The data are not ours to hand on: PUBLIC_DATASETS names a folder
 * with them (docs/statistics.md says where they are published), and without it these tests are skipped.
 */
const source = process.env.PUBLIC_DATASETS ?? "";
const folder = mkdtempSync(path.join(tmpdir(), "datasets-"));
afterAll(() => rmSync(folder, { recursive: true }));

function load({ reader, of }: { reader: string; of: string[] }): Dataset {
  const readers = openDatasets(source) as unknown as Record<string, (...args: string[]) => Dataset>;
  return readers[reader]!(...of);
}

function longForm(judgments: readonly Judgment[]): string {
  const file = path.join(folder, "judgments.csv");
  const lines = judgments.map(({ example, annotator, value }) => `${example},${annotator},${value}`);
  writeFileSync(file, ["example,annotator,value", ...lines].join("\n"));
  return file;
}

const named = <T extends { reader: string; of: string[] }>(figures: T[]) =>
  figures.map((one) => [[one.reader, ...one.of].join(" "), one] as const);

describe.skipIf(source === "")("agreement on public datasets", () => {
  it.each(named(agreementFigures).map(([name, one]) => [`${name}, ${one.level}`, one] as const))(
    "%s",
    { timeout: 60_000 },
    async (_, figures) => {
      const { judgments } = load(figures);
      const file = longForm(judgments);
      const options = [file, "--level", figures.level];
      const report = JSON.parse(await agreeCommand([...options, "--json"]));
      const { alpha } = report.coefficients;
      expect(Math.abs(alpha.value - figures.alpha)).toBeLessThan(1e-9);
      if (figures.standardError !== null) {
        expect(Math.abs(alpha.standardError - figures.standardError)).toBeLessThan(1e-9);
      }
      expect([report.pairableItems, alpha.judgments]).toEqual([figures.pairableItems, figures.pairableJudgments]);
      for (const [found, known] of [
        [judgments.length, figures.rows],
        [report.items, figures.examples],
        [report.raters, figures.annotators],
      ]) {
        if (known != null) expect(found).toBe(known);
      }
      const { scaled } = await readAgreeInput(readLongForm(file), parseAgreeOptions(options));
      const { patterns } = patternsFromTable(scaled.table);
      const blocks = blocksOfItems(patterns);
      const disagreement =
        scaled.level === "ordinal"
          ? alphaOrdinal(blocks)
          : alphaDisagreements(blocks, disagreementOf(figures.level as "nominal", categoriesOf(scaled), patterns));
      expect(disagreement!.observed / figures.observed).toBeCloseTo(1, 9);
      expect(disagreement!.expected / figures.expected).toBeCloseTo(1, 9);
    },
  );
});

interface ConsensusJson {
  items: { example: string; label: string | null; ties: string[]; posterior: Record<string, number> }[];
  logLikelihood: number;
}

async function consensus({ judgments }: Dataset, ...options: string[]): Promise<ConsensusJson> {
  return JSON.parse(await consensusCommand([longForm(judgments), ...options, "--json"]));
}

/** Share of examples with the true label; of t tied labels each counts 1/t. */
function accuracy({ items }: ConsensusJson, truth: ReadonlyMap<string, string>): number {
  const credits = items.map(({ example, label, ties }) => {
    if (label !== null) return Number(label === truth.get(example));
    return ties.includes(truth.get(example)!) ? 1 / ties.length : 0;
  });
  return credits.reduce((sum, credit) => sum + credit, 0) / items.length;
}

describe.skipIf(source === "")("consensus on public datasets", () => {
  it.each(named(consensusFigures))("%s", { timeout: 60_000 }, async (_, figures) => {
    const data = load(figures);
    const majority = await consensus(data, "--method", "majority");
    expect(majority.items.filter(({ ties }) => ties.length > 0)).toHaveLength(figures.ties);
    expect(accuracy(majority, data.truth)).toBeCloseTo(figures.majority, 12);
    const exact = await consensus(data, "--method", "dawid-skene");
    expect(accuracy(exact, data.truth)).toBeCloseTo(figures.dawidSkene, 12);
    expect(exact.logLikelihood).toBeGreaterThan(figures.logLikelihood - 1e-3);
    figures.classes.forEach((name, j) => {
      const mean = exact.items.reduce((sum, { posterior }) => sum + posterior[name]!, 0) / exact.items.length;
      expect(mean).toBeCloseTo(figures.marginals[j]!, 6);
    });
    const smoothed = await consensus(data, "--method", "dawid-skene", "--smoothing", "0.01");
    expect(Math.abs(accuracy(smoothed, data.truth) - figures.smoothed)).toBeLessThan(0.005);
  });

  it("Snow et al. 2008, recognising textual entailment: the posterior of all 800 examples", async () => {
    const data = load({ reader: "snow", of: ["rte"] });
    const exact = await consensus(data, "--method", "dawid-skene");
    const majority = await consensus(data, "--method", "majority");
    const byName = ({ items }: ConsensusJson) => new Map(items.map((item) => [item.example, item]));
    const [fitted, counted] = [byName(exact), byName(majority)];
    rte.items.forEach((example, i) => {
      expect(Math.abs(fitted.get(example)!.posterior["0"]! - rte.posterior[i]![0]!)).toBeLessThan(1e-4);
      expect(counted.get(example)!.posterior["1"]! * 10).toBeCloseTo(rte.votes[i]![1]!, 9);
      expect(counted.get(example)!.ties.length > 0).toBe(rte.ties.includes(i));
    });
    expect(exact.logLikelihood).toBeCloseTo(rte.logLikelihood, 6);
  });
});
