import { chromium } from "@playwright/test";
import type { CriterionInput } from "@/lib/guideline/schema";
import { browserFlags, ensureBrowser, findBrowser } from "@/scripts/checks/browser.mjs";
import { startTestInstance } from "@/scripts/checks/test-instance.mjs";
import { CRITERIA } from "@/scripts/endure/criteria";
import { DASHBOARDS, openBrowser, restartWeb, timePaint } from "./dashboards/pages";
import { plansTold, tellPlans } from "./dashboards/plans";
import { type Past, TWO_CRITERIA } from "./label/fill";
import { call, closeConnections } from "./label/http";
import { labelTogether } from "./label/load";
import { percentile } from "./label/percentile";
import { makeWorld, type World } from "./label/world";
import { printTable } from "./measure";

/**
 * The dashboards in Chromium on an instance as `npm start` makes it, in a project of a million judgments (100,000 examples, 60
 * annotators, 4 criteria): until everything is painted on a server that has just started, again, and after one more label; how many bytes it has; what
 * labelling takes while three dashboards are loaded all the time; and what the database plans for each page. As many millions as the
 * variable BENCH_MILLIONS says.
 */
const MILLIONS = Number(process.env.BENCH_MILLIONS ?? 1);
const ANNOTATORS = 60;
/** In milliseconds, of pages; and how many times as long labelling may take beside them. */
const WANTED = MILLIONS > 1 ? { cold: 6_000, warm: 1_000, rise: 1.2 } : { cold: 1_500, warm: 400, rise: 1.2 };
const WARM_RUNS = 5;
const THINK_MS = 2_000;

const MORE: CriterionInput[] = [
  {
    key: "helpful",
    title: "Helpful",
    kind: "scale",
    level: "ordinal",
    required: false,
    scale: { min: 1, max: 5, anchors: { "1": "not", "5": "very" } },
  },
  {
    key: "topic",
    title: "Topic",
    kind: "choice",
    level: "nominal",
    required: false,
    options: ["code", "law", "health", "play"].map((value) => ({ value, label: value })),
  },
];
const PAST: Past = {
  examples: MILLIONS * 100_000,
  people: 2,
  odd: true,
  answers: {
    ...TWO_CRITERIA.answers,
    helpful:
      "to_jsonb(least(5, greatest(1, 1 + h.n / 7 % 5 + CASE abs(h.draw) / 7 % 4 WHEN 0 THEN 1 WHEN 1 THEN -1 ELSE 0 END)))",
    topic:
      "to_jsonb((ARRAY['code', 'law', 'health', 'play'])[1 + CASE WHEN abs(h.draw) / 13 % 8 = 0 THEN abs(h.draw) / 17 ELSE h.n END % 4])",
  },
};

async function main() {
  ensureBrowser();
  const instance = await startTestInstance({ demo: false });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags() });
  try {
    const world = await makeWorld(instance, { annotators: ANNOTATORS, criteria: [...CRITERIA, ...MORE], past: PAST });
    const at = (address: string) => `/projects/${world.projectId}${address}`;
    const rows: string[][] = [];
    let isMet = true;
    const judged = (ms: number, wanted: number) => {
      if (ms >= wanted) isMet = false;
      return `${ms.toFixed(0)}${ms < wanted ? "" : " (missed)"}`;
    };
    for (const [name, address] of Object.entries(DASHBOARDS)) {
      await restartWeb(instance.url, instance.dataDir);
      const page = await openBrowser(browser, world);
      await page.goto("/", { waitUntil: "networkidle" });
      const cold = await timePaint(page, at(address));
      const again: number[] = [];
      for (let run = 0; run < WARM_RUNS; run++) again.push(await timePaint(page, at(address)));
      await submitOne(world);
      const after = await timePaint(page, at(address));
      const bytes = (await (await page.request.get(at(address))).body()).length;
      await page.context().close();
      rows.push([
        name,
        judged(cold, WANTED.cold),
        judged(percentile(again, 0.5), WANTED.warm),
        judged(after, WANTED.warm),
        `${Math.round(bytes / 1000)}`,
      ]);
    }
    printTable(
      [
        "1,000,000 judgments",
        `cold ms, wanted < ${WANTED.cold}`,
        `again ms, wanted < ${WANTED.warm}`,
        "after a label ms",
        "kB",
      ],
      rows,
    );
    if (!(await measureLabelling(world, at))) isMet = false;
    await printPlans(instance, world, at);
    if (!isMet) process.exitCode = 1;
  } finally {
    await browser.close();
    closeConnections();
    await instance.stop();
  }
}

async function submitOne({ url, projectId, annotators }: World): Promise<void> {
  await labelTogether({ url, projectId, headers: [annotators[0]!.cookie], thinkMs: 0, seconds: 0.001 });
}

/** Submit and next with nobody at a dashboard, and while three are loaded again as soon as they have come. */
async function measureLabelling({ url, projectId, leadSession, annotators }: World, at: (address: string) => string) {
  const load = { url, projectId, headers: annotators.map(({ cookie }) => cookie), thinkMs: THINK_MS };
  await labelTogether({ ...load, seconds: 5 });
  const alone = await labelTogether({ ...load, seconds: 30 });
  const deadline = performance.now() + 30_000;
  let loaded = 0;
  const reloading = ["agreement", "annotators", "fatigue"].map(async (name) => {
    while (performance.now() < deadline) {
      const { status } = await call("GET", url + at(DASHBOARDS[name]!), {
        cookie: `next-auth.session-token=${leadSession}`,
      });
      if (status !== 200) throw new Error(`${name} answered ${status}`);
      loaded++;
    }
  });
  const [beside] = await Promise.all([labelTogether({ ...load, seconds: 30 }), ...reloading]);
  const p95 = [alone, beside].map(({ both }) => percentile(both, 0.95)) as [number, number];
  const rise = p95[1] / p95[0];
  printTable(
    [`${ANNOTATORS} annotators, submit and next`, "p50 ms", "p95 ms"],
    [
      ["nobody at a dashboard", percentile(alone.both, 0.5).toFixed(1), p95[0].toFixed(1)],
      [`three dashboards, loaded ${loaded} times in 30 s`, percentile(beside.both, 0.5).toFixed(1), p95[1].toFixed(1)],
    ],
  );
  console.log(
    `p95 rises ${rise.toFixed(2)} times (wanted under ${WANTED.rise}): ${rise < WANTED.rise ? "met" : "not met"}\n`,
  );
  return rise < WANTED.rise;
}

async function printPlans(
  { url, dataDir }: { url: string; dataDir: string },
  world: World,
  at: (address: string) => string,
): Promise<void> {
  await tellPlans(world);
  const told = plansTold(dataDir);
  for (const [name, address] of Object.entries(DASHBOARDS)) {
    await restartWeb(url, dataDir);
    told();
    await call("GET", url + at(address), { cookie: `next-auth.session-token=${world.leadSession}` });
    printTable(
      [`${name}: statements of 5 ms or more`, "planned cost", "ms"],
      told().map(({ statement, cost, ms }) => [
        statement.slice(0, 120).replaceAll("|", "\\|"),
        cost.toFixed(0),
        ms.toFixed(0),
      ]),
    );
  }
}

await main();
