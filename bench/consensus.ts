import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { dawidSkene } from "@/lib/core/consensus/dawid-skene";
import { buildVotes } from "@/lib/core/consensus/votes";
import { integerBelow } from "@/lib/core/random/draws";
import { createRandom } from "@/lib/core/random/generator";
import type { RatingRow } from "@/lib/core/rating-table";

/**
 * Dawid-Skene, 20 EM iterations on 1,000,000 ratings (200,000 items x 5 of 1,000 annotators, 5 classes), against crowd-kit
 * on the same table in the same run. `BENCH_PYTHON` names a Python that has crowd-kit; without it only our time is shown.
 */
const ITEMS = 200_000;
const RATERS = 1000;
const PER_ITEM = 5;
const CLASSES = 5;
const ITERATIONS = 20;
const WANTED = 5;

function simulate(): RatingRow[] {
  const random = createRandom(1979);
  const accuracy = Array.from({ length: RATERS }, () => 0.4 + 0.55 * random.uniform());
  const rows: RatingRow[] = [];
  for (let i = 0; i < ITEMS; i++) {
    const truth = integerBelow(random, CLASSES);
    const first = integerBelow(random, RATERS);
    for (let k = 0; k < PER_ITEM; k++) {
      const rater = (first + k * 97) % RATERS;
      const label = random.uniform() < accuracy[rater]! ? truth : integerBelow(random, CLASSES);
      rows.push({ item: `i${i}`, rater: `w${rater}`, value: `c${label}` });
    }
  }
  return rows;
}

const PEER = `
import sys, time
import pandas as pd
from crowdkit.aggregation import DawidSkene
data = pd.read_csv(sys.argv[1])
begin = time.perf_counter()
DawidSkene(n_iter=${ITERATIONS}, tol=-1).fit(data)
print(time.perf_counter() - begin)
`;

/** Seconds that crowd-kit needs, or why they are not known. */
function peerSeconds(python: string | undefined, rows: readonly RatingRow[]): number | string {
  if (python === undefined || !existsSync(python)) return "skipped: BENCH_PYTHON names no Python with crowd-kit";
  const folder = mkdtempSync(path.join(tmpdir(), "bench-consensus-"));
  try {
    const file = path.join(folder, "ratings.csv");
    const lines = rows.map(({ item, rater, value }) => `${item},${rater},${value}`);
    writeFileSync(file, `task,worker,label\n${lines.join("\n")}\n`);
    const { stdout, stderr, status } = spawnSync(python, ["-c", PEER, file], { encoding: "utf8" });
    return status === 0 ? Number(stdout.trim().split("\n").at(-1)) : `failed: ${stderr.trim().split("\n").at(-1)}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function seconds(work: () => void): number {
  const begin = performance.now();
  work();
  return (performance.now() - begin) / 1000;
}

const rows = simulate();
let votes = buildVotes([]);
const building = seconds(() => {
  votes = buildVotes(rows);
});
if (!votes.ok) throw new Error(votes.reason);
const { votes: table } = votes;
const fitting = seconds(() => {
  dawidSkene(table, { tolerance: Number.NEGATIVE_INFINITY, maxIterations: ITERATIONS });
});
const ours = building + fitting;
process.stdout.write(`Dawid-Skene, ${rows.length} ratings, ${ITERATIONS} iterations\n`);
process.stdout.write(
  `  ours       ${ours.toFixed(2)} s (encoding ${building.toFixed(2)} s, EM ${fitting.toFixed(2)} s)\n`,
);
const peer = peerSeconds(process.env.BENCH_PYTHON, rows);
if (typeof peer === "string") process.stdout.write(`  crowd-kit  ${peer}\n`);
else {
  const ratio = peer / ours;
  const verdict = ratio >= WANTED ? "met" : "not met";
  process.stdout.write(
    `  crowd-kit  ${peer.toFixed(2)} s, ${ratio.toFixed(1)} times as long (wanted ${WANTED}): ${verdict}\n`,
  );
  if (ratio < WANTED) process.exitCode = 1;
}
