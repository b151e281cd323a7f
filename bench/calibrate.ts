import { simulateAgreement } from "@/bench/simulation/agreement-table";
import { formulaCovered, kappaCovered } from "@/bench/simulation/copied-scores";
import { isStray, PLANTED, type ShownDemo, showDemo } from "@/bench/simulation/demo-traits";
import { DEFAULT_DESIGN, type FatigueDesign } from "@/bench/simulation/fatigue-project";
import {
  areBoundsHeld,
  areMissesHeld,
  isPrecisionHeld,
  MEASURED,
  type MeasuredRun,
  measureOnce,
} from "@/bench/simulation/measured-check";
import {
  alphaCovered,
  alphaVerdicts,
  fatigueP,
  fatigueReport,
  scoreFlags,
  whoIsFlagged,
} from "@/bench/simulation/outcomes";
import { boundFails, SAMPLED, shareCovered } from "@/bench/simulation/sampled-strata";
import { NOBODY, type Peculiarity, simulateScores } from "@/bench/simulation/score-project";
import { createRandom, type Random } from "@/lib/core/random/generator";
import type { RatingRow } from "@/lib/core/rating-table";

/**
 * `npm run calibrate`: simulates projects in which the truth is known and prints how often the statistics are right, as
 * Markdown (kept in docs/calibration.md). Seeded: every run prints the same. Takes some minutes on one core.
 */
const SEED = 20_260_131;

interface Row {
  what: string;
  runs: number;
  share: number;
  wanted: string;
  met: boolean;
}

const rows: Row[] = [];

/** Adds the share of runs for which `hit` holds; each row has a generator of its own. */
function measure(what: string, runs: number, wanted: [number, number], hit: (random: Random) => boolean): void {
  const random = createRandom(SEED + rows.length);
  let hits = 0;
  for (let run = 0; run < runs; run++) if (hit(random)) hits++;
  addRow(what, hits, runs, wanted);
}

function addRow(what: string, hits: number, runs: number, [low, high]: [number, number]): void {
  const share = hits / runs;
  const wanted = low === high ? `${low}` : low === 0 ? `<= ${high}` : high === 1 ? `>= ${low}` : `${low} - ${high}`;
  rows.push({ what, runs, share, wanted, met: share >= low && share <= high });
}

const COVERAGE: [number, number] = [0.93, 0.97];
for (const [units, raters, missing, alpha] of [
  [20, 3, 0, 0.72],
  [20, 3, 0, 0.36],
  [50, 5, 0.3, 0.72],
  [200, 5, 0, 0.72],
] as const) {
  const design = `${units} units x ${raters}${missing ? `, ${missing * 100} % missing` : ""}, alpha ${alpha}`;
  measure(`jackknife interval of nominal alpha holds the true value: ${design}`, 4000, COVERAGE, (random) =>
    alphaCovered({ units, raters, missing, alpha }, random),
  );
}

const NULLS: [string, Partial<FatigueDesign>][] = [
  ["random order", {}],
  ["autocorrelated mood", { mood: 0.7 }],
  ["annotators drift, half of them up", { harmSpread: 0.5 }],
  ["hard items last", { order: "hard-last" }],
];
for (const [name, change] of NULLS) {
  measure(`fatigue test (t) rejects under the null: ${name}`, 1000, [0, 0.08], (random) => {
    return fatigueP({ ...DEFAULT_DESIGN, ...change }, random).t < 0.05;
  });
}
measure("fatigue test (sign flip) rejects under the null: random order", 500, [0, 0.08], (random) => {
  return fatigueP(DEFAULT_DESIGN, random).signFlip < 0.05;
});
measure("fatigue test (t) finds -1 logit over a session", 500, [0.75, 1], (random) => {
  return fatigueP({ ...DEFAULT_DESIGN, harm: -1 }, random).t < 0.05;
});
measure("fatigue test (t) on gold finds -1 logit over a session", 200, [0.75, 1], (random) => {
  return fatigueP({ ...DEFAULT_DESIGN, harm: -1, gold: true }, random).t < 0.05;
});
measure("somebody is said to have changed though nobody did", 40, [0, 0.12], (random) => {
  return fatigueReport({ ...DEFAULT_DESIGN, mood: 0.7 }, random).individuals.some(({ changed }) => changed);
});

const SMALL: FatigueDesign = { ...DEFAULT_DESIGN, annotators: 8, sessions: 2, itemsPerSession: 40 };
const warns = (design: Partial<FatigueDesign>) => (random: Random) =>
  fatigueReport({ ...SMALL, ...design }, random).warnings.includes("not-identifiable");
const refuses = (design: Partial<FatigueDesign>) => (random: Random) =>
  fatigueReport({ ...SMALL, ...design }, random).refusal === "needs-three-ratings-per-item";
measure("warning that fatigue cannot be told from difficulty: random order", 20, [0, 0], warns({}));
measure("the same: hard items last", 20, [1, 1], warns({ order: "hard-last" }));
measure("the same: one fixed order for all", 20, [1, 1], warns({ order: "fixed" }));
measure("refusal: four annotators per item", 20, [0, 0], refuses({}));
measure("refusal: two annotators per item, no gold", 20, [1, 1], refuses({ ratersPerItem: 2 }));
measure("refusal: two annotators per item, gold", 20, [0, 0], refuses({ ratersPerItem: 2, gold: true }));

measure("somebody's scores are flagged though nobody differs", 300, [0, 0.12], (random) => {
  return scoreFlags(NOBODY, random).all.length > 0;
});
measure("the annotator who is .4 points harsher is flagged for severity", 100, [0.75, 1], (random) => {
  return scoreFlags({ ...NOBODY, severity: 0.4 }, random).first.some(({ statistic }) => statistic === "severity");
});
measure("the annotator who uses 60 % of the range is flagged for the spread", 100, [0.75, 1], (random) => {
  return scoreFlags({ ...NOBODY, spread: 0.6 }, random).first.some(({ statistic }) => statistic === "sd");
});

measure("the annotator who answers 30 % at random is out of step", 300, [0.75, 1], (random) => {
  return alphaVerdicts(simulateScores({ ...NOBODY, careless: 0.3 }, random), "interval").outOfStep.includes("a0");
});
measure("the same by the flags on scores alone", 100, [0, 1], (random) => {
  return scoreFlags({ ...NOBODY, careless: 0.3 }, random).first.length > 0;
});
const EQUALS: [string, "interval" | "nominal", (random: Random) => RatingRow[]][] = [
  ["scores", "interval", (random) => simulateScores(NOBODY, random)],
  [
    "60 x 4, alpha .9",
    "nominal",
    (random) => simulateAgreement({ units: 60, raters: 4, missing: 0, alpha: 0.9 }, random),
  ],
  [
    "50 x 5, 30 % missing, alpha .72",
    "nominal",
    (random) => simulateAgreement({ units: 50, raters: 5, missing: 0.3, alpha: 0.72 }, random),
  ],
];
for (const [name, level, project] of EQUALS) {
  measure(`somebody matters for alpha though nobody differs: ${name}`, 1000, [0, 0.08], (random) => {
    return alphaVerdicts(project(random), level).matter.length > 0;
  });
}
measure("somebody is out of step though nobody differs: scores", 1000, [0, 0.08], (random) => {
  return alphaVerdicts(simulateScores(NOBODY, random), "interval").outOfStep.length > 0;
});
const ODD: [string, Partial<Peculiarity>][] = [
  ["is .4 points more lenient", { severity: -0.4 }],
  ["is .8 points more lenient", { severity: -0.8 }],
  ["uses 60 % of the range", { spread: 0.6 }],
  ["uses 40 % of the range", { spread: 0.4 }],
  ["answers 30 % at random", { careless: 0.3 }],
];
for (const [name, peculiarity] of ODD) {
  measure(`others are flagged for anything because one ${name}`, 100, [0, 0.1], (random) => {
    return [...whoIsFlagged({ ...NOBODY, ...peculiarity }, random)].some((annotator) => annotator !== "a0");
  });
}

measure("somebody is said to have changed when all only get faster", 300, [0, 0.02], (random) => {
  return fatigueReport({ ...DEFAULT_DESIGN, mood: 0.7, faster: 1 }, random).individuals.some(({ changed }) => changed);
});
measure("speed supports the change of who answers hastily at random towards the end", 40, [0.75, 1], (random) => {
  const design = { ...DEFAULT_DESIGN, sessions: 6, faster: 0.3, hurried: 0.9 };
  const hasty = fatigueReport(design, random).individuals.find(({ annotator }) => annotator === "a0");
  return hasty?.supportedBy.includes("speeding") ?? false;
});

const BRIEF = { ...DEFAULT_DESIGN, brief: 10 };
measure("weighted fatigue test (t) rejects under the null: half with sessions of five", 500, [0, 0.08], (random) => {
  return fatigueP({ ...BRIEF, mood: 0.7 }, random).weightedT < 0.05;
});
measure("weighted fatigue test (sign flip) rejects under the null: the same", 300, [0, 0.08], (random) => {
  return fatigueP(BRIEF, random).weightedSignFlip < 0.05;
});
measure("weighted fatigue test (t) finds -1.5 logit over a session: the same", 300, [0.75, 1], (random) => {
  return fatigueP({ ...BRIEF, harm: -1.5 }, random).weightedT < 0.05;
});
measure("unweighted it finds", 300, [0, 1], (random) => {
  return fatigueP({ ...BRIEF, harm: -1.5 }, random).t < 0.05;
});

const DEMOS = 100;
async function demos(hasTraits: boolean): Promise<ShownDemo[]> {
  const shown: ShownDemo[] = [];
  for (let demo = 0; demo < DEMOS; demo++) shown.push(await showDemo(SEED + demo, hasTraits));
  return shown;
}
const withTraits = await demos(true);
for (const { what, isFound } of PLANTED) {
  const found = await Promise.all(withTraits.map(isFound));
  addRow(`demo: ${what}`, found.filter(Boolean).length, DEMOS, [0.75, 1]);
}
const strays = withTraits.filter(({ flags }) => flags.some(isStray));
addRow("demo: somebody in whom nothing was planted is flagged", strays.length, DEMOS, [0, 0.07]);
const flagged = (await demos(false)).filter(({ flags }) => flags.length > 0);
addRow("demo without traits: anything is flagged on any page of any criterion", flagged.length, DEMOS, [0, 0.07]);

for (const [design, parts] of SAMPLED) {
  measure(`interval of a share that was read holds the true one: ${design}`, 4000, [0.935, 1], (random) =>
    shareCovered(parts, random),
  );
  measure(`the share is above the bound that is said where none was seen: ${design}`, 4000, [0, 0.055], (random) =>
    boundFails(parts, random),
  );
}

for (const [units, raters, copies, alpha] of [
  [50, 3, 1, 0.72],
  [200, 5, 1, 0.36],
  [100, 4, 4, 0.72],
] as const) {
  const times = copies === 1 ? "once" : `${copies} times`;
  const name = `${units} units x ${raters}, alpha ${alpha}, every fifth copied ${times}`;
  const design = { units, raters, missing: 0, alpha, copies };
  measure(`jackknife interval of nominal alpha holds the true value: ${name}`, 4000, COVERAGE, (random) =>
    alphaCovered(design, random),
  );
  measure("the same where copies are taken for examples of their own", 4000, [0, 0.93], (random) =>
    alphaCovered(design, random, false),
  );
}

const MEASURED_RUNS = 2000;
for (const [design, check] of MEASURED) {
  const random = createRandom(SEED + rows.length);
  const runs = Array.from({ length: MEASURED_RUNS }, () => measureOnce(check, random));
  const count = (holds: (run: MeasuredRun) => boolean) => runs.filter(holds).length;
  const wanted: [number, number] = check.copies ? [0.93, 1] : COVERAGE;
  addRow(
    `interval of a check's precision holds the true one: ${design}`,
    count(isPrecisionHeld),
    MEASURED_RUNS,
    wanted,
  );
  addRow(
    `interval of what a check misses holds the true share: ${design}`,
    count(areMissesHeld),
    MEASURED_RUNS,
    wanted,
  );
  addRow(`a bound that is said where all were alike holds: ${design}`, count(areBoundsHeld), MEASURED_RUNS, [0.95, 1]);
}

const SCORED = { units: 60, raters: 4, missing: 0, rater: 0, rest: 0.7, areLabelled: false };
for (const copies of [0, 1, 4]) {
  const copied = copies === 0 ? "no copies" : `every fifth copied ${copies === 1 ? "once" : `${copies} times`}`;
  const compared = (what: string, runs: number, hit: (random: Random, isTold: boolean) => boolean) => {
    measure(`interval of ${what} holds the true value: ${copied}`, runs, COVERAGE, (random) => hit(random, true));
    if (copies > 0)
      measure("the same where copies are taken for examples of their own", runs, [0, 0.935], (random) =>
        hit(random, false),
      );
  };
  compared("Cohen's kappa, .6 on 100 units", 2000, (random, isTold) =>
    kappaCovered({ units: 100, kappa: 0.6, copies }, random, isTold),
  );
  const formulas = [
    ["ICC(3), 60 units x 4", "icc3", 2000, {}],
    ["ICC(2), 60 units x 8 random raters", "icc2", 2000, { raters: 8, rater: 0.4 }],
    ["Spearman's correlation, 60 units x 2", "spearman", 2000, { raters: 2 }],
    ["Kendall's tau, 60 units x 2", "kendall-tau", 2000, { raters: 2 }],
    ["ICC(3) by REML, 100 units x 4, a quarter missing", "icc3", 1000, { units: 100, missing: 0.25 }],
    [
      "the items' share of variance, 100 units x 8, a quarter missing",
      "share of items",
      1000,
      { units: 100, raters: 8, rater: 0.2, missing: 0.25 },
    ],
  ] as const;
  for (const [what, name, runs, differing] of formulas)
    compared(what, runs, (random, isTold) => formulaCovered(name, { ...SCORED, ...differing, copies }, random, isTold));
}

const lines = rows.map(
  ({ what, runs, share, wanted, met }) =>
    `| ${what} | ${runs} | ${share.toFixed(3)} | ${wanted} | ${met ? "yes" : "no"} |`,
);
process.stdout.write(
  `${["| what | runs | share | wanted | met |", "| --- | --- | --- | --- | --- |", ...lines].join("\n")}\n`,
);
process.exitCode = rows.every(({ met }) => met) ? 0 : 1;
