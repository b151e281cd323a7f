import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { clock, printTable } from "@/bench/measure";
import { simulateRatings } from "@/bench/simulate-ratings";
import { blocksOfItems } from "@/lib/core/agreement/blocks";
import { gwetAC } from "@/lib/core/agreement/chance-corrected";
import { nominalDisagreement } from "@/lib/core/agreement/disagreement/nominal";
import { alphaUnder, type Metric } from "@/lib/core/agreement/metric-of-level";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { bootstrap } from "@/lib/core/agreement/resampling/bootstrap";
import { jackknife } from "@/lib/core/agreement/resampling/jackknife";
import { createRandom } from "@/lib/core/random/generator";
import type { RatingTable } from "@/lib/core/rating-table";

/**
 * Speed of agreement on simulated ratings (5 of 50 raters for each item, 5 categories), next to the Python packages
 * `krippendorff` and `irrCAC` on the same table where the variable BENCH_PYTHON names a Python that has them.
 */
const RATERS = 50;
const CATEGORIES = 5;
const PER_ITEM = 5;

const table = simulateRatings({ items: 200_000, raters: RATERS, perItem: PER_ITEM, categories: CATEGORIES, seed: 1 });
const peers = runPeers(table);

/** Our time and value, from the ratings in long form. */
const own = {
  "alpha nominal": clock(() => alphaFrom(table, "nominal").value),
  "alpha nominal + jackknife": clock(() => withJackknife(table, "nominal")),
  "alpha interval": clock(() => alphaFrom(table, "interval").value),
  "alpha interval + jackknife": clock(() => withJackknife(table, "interval")),
  "alpha ordinal": clock(() => alphaFrom(table, "ordinal").value),
  "alpha ordinal + jackknife": clock(() => withJackknife(table, "ordinal")),
  AC1: clock(() => gwetAC(blocksOfItems(patternsFromTable(table).patterns), nominalDisagreement(CATEGORIES)).value),
};

printTable(
  ["1,000,000 ratings", "ms", "value", "peer", "peer ms", "peer value", "times faster"],
  Object.entries(own).map(([name, { ms, result }]) => {
    const peer = peers.get(name) ?? peers.get(name.replace(" + jackknife", ""));
    const theirs = peer
      ? [peer.package, peer.ms.toFixed(0), peer.value.toFixed(6), (peer.ms / ms).toFixed(1)]
      : ["-", "-", "-", "-"];
    return [name, ms.toFixed(1), result.toFixed(6), ...theirs];
  }),
);

const { patterns } = patternsFromTable(table);
printTable(
  [`10,000 bootstrap replicates, ${patterns.items.length} patterns`, "ms"],
  (["nominal", "ordinal", "interval"] as const).map((metric) => {
    const statistic = statisticOf(table, metric)(blocksOfItems(patterns));
    return [`alpha ${metric}`, clock(() => bootstrap(statistic, createRandom(1), 10_000).length, 3).ms.toFixed(0)];
  }),
);

const large = simulateRatings({ items: 2_000_000, raters: RATERS, perItem: PER_ITEM, categories: CATEGORIES, seed: 2 });
const { ms, result } = clock(() => withJackknife(large, "ordinal"), 3);
const megabytes = process.resourceUsage().maxRSS / 1024;
printTable(
  ["10,000,000 ratings", "ms", "value", "peak MB of the whole run"],
  [["alpha ordinal + jackknife", ms.toFixed(0), result.toFixed(6), megabytes.toFixed(0)]],
);

function statisticOf({ values }: RatingTable, metric: Metric) {
  return alphaUnder(metric, { scores: Float64Array.from(values, Number), circumference: null, values });
}

function alphaFrom(ratings: RatingTable, metric: Metric) {
  return statisticOf(ratings, metric)(blocksOfItems(patternsFromTable(ratings).patterns));
}

function withJackknife(ratings: RatingTable, metric: Metric): number {
  const statistic = alphaFrom(ratings, metric);
  jackknife(statistic);
  return statistic.value;
}

interface PeerResult {
  package: string;
  name: string;
  ms: number;
  value: number;
}

/** Runs the Python packages on the same ratings, written as a matrix of raters by items; empty without BENCH_PYTHON. */
function runPeers(ratings: RatingTable): Map<string, PeerResult> {
  const python = process.env.BENCH_PYTHON;
  if (!python) {
    console.log("BENCH_PYTHON is not set: no comparison with other packages.\n");
    return new Map();
  }
  const folder = mkdtempSync(path.join(tmpdir(), "bench-"));
  const file = path.join(folder, "ratings.bin");
  const matrix = new Int8Array(RATERS * ratings.items.length).fill(-1);
  ratings.item.forEach((i, t) => {
    matrix[ratings.rater[t]! * ratings.items.length + i] = ratings.value[t]!;
  });
  writeFileSync(file, matrix);
  const script = path.join(import.meta.dirname, "agreement_peers.py");
  const run = spawnSync(python, [script, file, String(RATERS)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  rmSync(folder, { recursive: true });
  const results = run.stdout
    .split("\n")
    .filter(Boolean)
    .map((line): PeerResult => JSON.parse(line));
  if (results.length === 0) console.log(`${python} has neither krippendorff nor irrCAC: no comparison.\n`);
  return new Map(results.map((peer) => [peer.name, peer]));
}
