import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { diskPhase } from "./endure/disk-phase";
import { finding } from "./endure/findings";
import { hostilePhase } from "./endure/hostile-phase";
import { killPhase } from "./endure/kill-phase";
import { cleaningsPhase, recipesPhase } from "./endure/recipes-phase";
import { type Tally, tally } from "./endure/report";
import { upgradePhase } from "./endure/upgrade-phase";
import { say } from "./runtime/say.mjs";

const HELP = `npm run endure [-- options]

Starts instances of its own, lets annotators label and a lead import and release by the API, and meanwhile does its worst: kills their
processes with SIGKILL; fills the disk of PostgreSQL; upgrades the schema under a project of a million judgments. Then it holds the
database, the export and the releases against what the clients were told. Runs of a recipe and cleanings whose worker is killed are held
against undisturbed ones. Examples that are there to harm go through all of Curate.

  --only PHASE,PHASE                 of kills, disk, recipes, cleanings, hostile and upgrade (all)
  --web N --postgres N --worker N    how often each process is killed (50, 10, 10)
  --disk N                           megabytes of the disk that runs full (800)
  --full N                           seconds for which it is full (15)
  --recipes N                        how often the worker is killed within runs of a recipe, and as often within cleanings (20)
  --curated N                        examples that these are about (5000)
  --identical N                      examples that say the same (100000)
  --characters N                     characters of a hostile text (2000000)
  --upgrade N                        judgments that there are when the schema is upgraded (1000000)
  --bound N                          milliseconds that the upgrade may hold a lock or anybody up (2000)
  --recovery N                       milliseconds after which all must go on (5000)
  --annotators N                     clients at once (12)
  --examples N                       examples in the round (30000)
  --import-examples N                examples of each file imported meanwhile (10000)
  --hostile N                        rounds of hostile values over all calls, and one over all pages if any (7)
  --seed N                           of the moments and the order of the kills (1)
  --report FILE                      write {"passed", "failed", "skipped"} there`;

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "kills,disk,recipes,cleanings,hostile,upgrade" },
    web: { type: "string", default: "50" },
    postgres: { type: "string", default: "10" },
    worker: { type: "string", default: "10" },
    disk: { type: "string", default: "800" },
    full: { type: "string", default: "15" },
    recipes: { type: "string", default: "20" },
    curated: { type: "string", default: "5000" },
    identical: { type: "string", default: "100000" },
    characters: { type: "string", default: "2000000" },
    upgrade: { type: "string", default: "1000000" },
    bound: { type: "string", default: "2000" },
    recovery: { type: "string", default: "5000" },
    annotators: { type: "string", default: "12" },
    examples: { type: "string", default: "30000" },
    "import-examples": { type: "string", default: "10000" },
    hostile: { type: "string", default: "7" },
    seed: { type: "string", default: "1" },
    report: { type: "string" },
    help: { type: "boolean" },
  },
});

function phases(): Record<string, () => Promise<Parameters<typeof tally>[0]>> {
  const size = {
    annotators: Number(values.annotators),
    examples: Number(values.examples),
    importExamples: Number(values["import-examples"]),
    recoveryMs: Number(values.recovery),
    seed: Number(values.seed),
  };
  const { web, postgres, worker } = values;
  const kills = { web: Number(web), postgres: Number(postgres), worker: Number(worker) };
  const curated = { kills: Number(values.recipes), examples: Number(values.curated), seed: size.seed };
  return {
    kills: () => killPhase({ ...size, kills, hostile: Number(values.hostile) }),
    disk: () => diskPhase({ ...size, megabytes: Number(values.disk), fullMs: Number(values.full) * 1000 }),
    recipes: () => recipesPhase(curated),
    cleanings: () => cleaningsPhase(curated),
    hostile: () => hostilePhase({ identical: Number(values.identical), characters: Number(values.characters) }),
    upgrade: () => upgradePhase({ ...size, judgments: Number(values.upgrade), boundMs: Number(values.bound) }),
  };
}

async function main(): Promise<number> {
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const all = phases();
  const names = values.only.split(",");
  const unknown = names.find((name) => !all[name]);
  if (unknown !== undefined)
    throw new Error(`There is no phase "${unknown}". There are: ${Object.keys(all).join(", ")}.`);
  const [only] = names;
  if (names.length > 1) return report(names.map(inProcessOfItsOwn).reduce(sum));
  say(`── ${only}`);
  const broken = (error: unknown) => [
    finding(`${only} could be tried`, [error instanceof Error ? (error.stack ?? error.message) : String(error)]),
  ];
  return report(tally(await all[only!]!().catch(broken)));
}

/** Our modules know one database to a process. */
function inProcessOfItsOwn(name: string): Tally {
  const folder = mkdtempSync(path.join(os.tmpdir(), "touchstone-endure-"));
  const file = path.join(folder, "report.json");
  writeFileSync(file, JSON.stringify({ passed: 0, failed: 1, skipped: 0 }));
  const options = [...process.argv.slice(2), "--only", name, "--report", file];
  spawnSync(process.execPath, [...process.execArgv, import.meta.filename, ...options], { stdio: "inherit" });
  const counted: Tally = JSON.parse(readFileSync(file, "utf8"));
  rmSync(folder, { recursive: true, force: true });
  return counted;
}

const sum = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

function report(counted: Tally): number {
  if (values.report) writeFileSync(values.report, JSON.stringify(counted));
  console.log(`\n${counted.passed} passed, ${counted.failed} failed, ${counted.skipped} skipped`);
  return counted.failed === 0 ? 0 : 1;
}

process.exit(await main());
