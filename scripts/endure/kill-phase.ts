import { createRandom } from "@/lib/core/random/generator";
import { startTestInstance } from "@/scripts/checks/test-instance.mjs";
import { withClient } from "@/scripts/runtime/postgres-roles.mjs";
import { say } from "@/scripts/runtime/say.mjs";
import { type Finding, finding } from "./findings";
import { sendHostile, signIn } from "./hostile";
import { databaseOf, type ProcessName } from "./instance";
import { killInTurn, planKills } from "./kills";
import { underLoad, verifyAnswers } from "./load";
import { verifyReleases } from "./releases";
import { keepLogs, recoveryLines, verifyHealth } from "./report";
import { verifyDatabase } from "./verify-database";
import { verifyExport } from "./verify-export";
import { makeWorld, OVERLAP, PASSWORD, type World } from "./world";

const CALM_MS = 4_000;

interface Size {
  kills: Record<ProcessName, number>;
  annotators: number;
  examples: number;
  importExamples: number;
  hostile: number;
  recoveryMs: number;
  seed: number;
}

/** Kills the processes of an instance under load, one after the other. */
export function killPhase(size: Size): Promise<Finding[]> {
  return keepLogs("kills", startTestInstance({ demo: false }), ({ url, dataDir }) => endure(url, dataDir, size));
}

async function endure(url: string, dataDir: string, size: Size): Promise<Finding[]> {
  const { seed, importExamples } = size;
  const { app, owner } = databaseOf(dataDir);
  say("Making a project with examples and a round …");
  const world = await makeWorld(url, app, size);
  const random = createRandom(seed);
  const askBehind = async () => (await world.lead.attempt("GET", `/projects/${world.projectId}/jobs?limit=1`))?.status;
  const load = await underLoad({ url, dataDir, world, seed, importExamples }, (watched) =>
    killInTurn(planKills(size.kills, random), { dataDir, ...watched, askBehind, random, calmMs: CALM_MS, say }),
  );
  say("Holding the database and the export against what the clients were told …");
  const { journal, done: kills, imports, releases } = load;
  const findings = [
    ...verifyAnswers(load, world),
    await verifyExport(world.lead, world.projectId, journal.acknowledged),
    await verifyReleases(world.lead, world.projectId, releases),
    ...(await withClient(owner, (client) =>
      verifyDatabase(client, { projectId: world.projectId, overlap: OVERLAP }, journal.acknowledged, imports),
    )),
    verifyHealth(kills),
    finding(
      `every kill was recovered from within ${size.recoveryMs / 1000} s`,
      kills.filter(({ recoveredMs }) => recoveredMs > size.recoveryMs),
    ),
    ...(size.hostile > 0 ? [await walkHostile(url, world, size)] : []),
  ];
  console.log(
    `\n${journal.acknowledged.length} submits acknowledged, ${imports.length} files of ${importExamples} examples imported, ${releases.length} releases made; ${world.troubles.line()}`,
  );
  console.log(recoveryLines(kills).join("\n"));
  return findings;
}

/** Last, as what it is let store is odd. */
async function walkHostile(url: string, { leader: { email, token }, projectId }: World, { seed, hostile }: Size) {
  say("Sending hostile values to every place of every call and page …");
  const cookie = await signIn(url, email, PASSWORD);
  return sendHostile({ url, token, cookie, projectId, seed, rounds: hostile });
}
