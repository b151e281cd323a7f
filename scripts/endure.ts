import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { createRandom } from "@/lib/core/random/generator";
import { startTestInstance } from "@/scripts/checks/test-instance.mjs";
import { root } from "@/scripts/runtime/paths.mjs";
import { withClient } from "@/scripts/runtime/postgres-roles.mjs";
import { say } from "@/scripts/runtime/say.mjs";
import { label } from "./endure/annotator";
import { type Finding, finding } from "./endure/findings";
import { HealthWatch } from "./endure/health-watch";
import { sendHostile, signIn } from "./endure/hostile";
import { importAllTheTime } from "./endure/imports";
import { databaseOf } from "./endure/instance";
import { Journal } from "./endure/journal";
import { killInTurn, planKills } from "./endure/kills";
import { recoveryLines, verifyHealth } from "./endure/report";
import { verifyDatabase } from "./endure/verify-database";
import { verifyExport } from "./endure/verify-export";
import { exampleLines, makeWorld, OVERLAP, PASSWORD, type World } from "./endure/world";

const HELP = `npm run endure [-- options]

Starts an instance of its own, lets annotators label and a lead import by the API, and meanwhile kills its processes with SIGKILL.
Then it holds the database and the export against what the clients were told.

  --web N --postgres N --worker N    how often each process is killed (50, 10, 5)
  --annotators N                     clients at once (12)
  --examples N                       examples in the round (30000)
  --import-examples N                examples of each file imported meanwhile (10000)
  --hostile N                        rounds of hostile values over all calls, and one over all pages if any (7)
  --seed N                           of the moments and the order of the kills (1)
  --report FILE                      write {"passed", "failed"} there`;

const { values } = parseArgs({
  options: {
    web: { type: "string", default: "50" },
    postgres: { type: "string", default: "10" },
    worker: { type: "string", default: "5" },
    annotators: { type: "string", default: "12" },
    examples: { type: "string", default: "30000" },
    "import-examples": { type: "string", default: "10000" },
    hostile: { type: "string", default: "7" },
    seed: { type: "string", default: "1" },
    report: { type: "string" },
    help: { type: "boolean" },
  },
});

const THINK_MS = 100;
const CALM_MS = 4_000;

async function main(): Promise<number> {
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const instance = await startTestInstance({ demo: false });
  let findings: Finding[] = [];
  try {
    findings = await endure(instance.url, instance.dataDir);
  } catch (error) {
    findings = [finding("the instance endured", [error instanceof Error ? error.message : String(error)])];
  } finally {
    const failed = findings.some(({ wrong }) => wrong.length > 0);
    await instance.stop(failed ? path.join(root, "test-results/endurance-logs") : undefined);
  }
  return report(findings);
}

async function endure(url: string, dataDir: string): Promise<Finding[]> {
  const database = databaseOf(dataDir).app;
  const seed = Number(values.seed);
  say("Making a project with examples and a round …");
  const world = await makeWorld(url, database, {
    annotators: Number(values.annotators),
    examples: Number(values.examples),
  });
  const { journal, kills, imports } = await killUnderLoad(url, dataDir, world, seed);
  say("Holding the database and the export against what the clients were told …");
  const findings = [
    finding("no client met an answer that it could not use", journal.surprises),
    await verifyExport(world.lead, world.projectId, journal.acknowledged),
    ...(await withClient(database, (client) =>
      verifyDatabase(client, { projectId: world.projectId, overlap: OVERLAP }, journal.acknowledged, imports),
    )),
    verifyHealth(kills),
    ...(Number(values.hostile) > 0 ? [await walkHostile(url, world, seed)] : []),
  ];
  console.log(
    `\n${journal.acknowledged.length} submits acknowledged, ${imports.length} files of ${values["import-examples"]} examples imported`,
  );
  console.log(recoveryLines(kills).join("\n"));
  return findings;
}

/** Last, as what it is let store is odd. */
async function walkHostile(url: string, { leader: { email, token }, projectId }: World, seed: number) {
  say("Sending hostile values to every place of every call and page …");
  const cookie = await signIn(url, email, PASSWORD);
  return sendHostile({ url, token, cookie, projectId, seed, rounds: Number(values.hostile) });
}

async function killUnderLoad(url: string, dataDir: string, world: Awaited<ReturnType<typeof makeWorld>>, seed: number) {
  const journal = new Journal(path.join(dataDir, "logs", "journal.ndjson"));
  const health = new HealthWatch(url);
  let over = false;
  const stopped = () => over;
  const { projectId, lead, annotators } = world;
  const labelling = annotators.map(({ email, api }, index) =>
    label({ email, api, projectId, journal, random: createRandom(seed * 1000 + index), thinkMs: THINK_MS, stopped }),
  );
  const importing = importAllTheTime({
    api: lead,
    projectId,
    examples: Number(values["import-examples"]),
    lines: exampleLines,
    stopped,
  });
  const clients = Promise.all([importing, Promise.all(labelling)]);
  const counts = { web: Number(values.web), postgres: Number(values.postgres), worker: Number(values.worker) };
  const random = createRandom(seed);
  const killing = killInTurn(planKills(counts, random), { dataDir, health, journal, random, calmMs: CALM_MS, say });
  const clientsEnd = clients.then(() => {
    throw new Error("The clients ended before they were stopped.");
  });
  const kills = await Promise.race([killing, clientsEnd]).finally(() => {
    over = true;
  });
  const [imports] = await clients;
  await health.stop();
  return { journal, kills, imports };
}

function report(findings: readonly Finding[]): number {
  for (const { what, wrong } of findings) {
    console.log(`${wrong.length === 0 ? "holds " : "BROKEN"}  ${what}`);
    for (const one of wrong) console.log(`        ${one}`);
  }
  const failed = findings.filter(({ wrong }) => wrong.length > 0).length;
  const passed = findings.length - failed;
  if (values.report) writeFileSync(values.report, JSON.stringify({ passed, failed }));
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exit(await main());
