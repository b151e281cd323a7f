import { startTestInstance } from "@/scripts/checks/test-instance.mjs";
import { CRITERIA } from "@/scripts/endure/criteria";
import { exampleLines } from "@/scripts/endure/world";
import { TWO_CRITERIA } from "./label/fill";
import { closeConnections } from "./label/http";
import { labelTogether } from "./label/load";
import { percentile } from "./label/percentile";
import { makeWorld, type World } from "./label/world";
import { printTable } from "./measure";

/**
 * What labelling takes while one person asks for much: 50 exports of a million judgments, 30 statistics and an import of 100,000 rows, all
 * at once; those that are refused are asked for again when they may. In the same run as the quiet figure.
 */
const ANNOTATORS = 20;
const THINK_MS = 2_000;
const SECONDS = 40;
const [EXPORTS, STATISTICS, ROWS] = [50, 30, 100_000];
const WANTED_RISE = 1.5;

async function main() {
  const instance = await startTestInstance({ demo: false });
  try {
    const world = await makeWorld(instance, { annotators: ANNOTATORS, criteria: CRITERIA, past: TWO_CRITERIA });
    const { url, projectId, annotators } = world;
    const load = { url, projectId, headers: annotators.map(({ cookie }) => cookie), thinkMs: THINK_MS };
    await labelTogether({ ...load, seconds: 5 });
    const rows = new Blob([exampleLines("crowd", ROWS)]);
    const quiet = await labelTogether({ ...load, seconds: SECONDS });
    const told = askForMuch(world, rows, performance.now() + SECONDS * 1000);
    const beside = await labelTogether({ ...load, seconds: SECONDS });
    const { done, refused } = await told;
    const p95 = [quiet, beside].map(({ both }) => percentile(both, 0.95)) as [number, number];
    printTable(
      [`${ANNOTATORS} annotators, submit and next`, "p50 ms", "p95 ms"],
      [
        ["nobody else", percentile(quiet.both, 0.5).toFixed(1), p95[0].toFixed(1)],
        [
          `beside one person's ${EXPORTS} exports, ${STATISTICS} statistics and import`,
          percentile(beside.both, 0.5).toFixed(1),
          p95[1].toFixed(1),
        ],
      ],
    );
    const rise = p95[1] / p95[0];
    console.log(`${done} of these calls were answered, ${refused} times one was told to come later.`);
    console.log(
      `p95 rises ${rise.toFixed(2)} times (wanted ${WANTED_RISE} at most): ${rise <= WANTED_RISE ? "met" : "not met"}`,
    );
    if (rise > WANTED_RISE) process.exitCode = 1;
  } finally {
    closeConnections();
    await instance.stop();
  }
}

/** Each call is made again and again until the deadline; those that are under way then are waited for no longer. */
async function askForMuch({ url, projectId, leadSession, leadId }: World, rows: Blob, deadline: number) {
  const told = { done: 0, refused: 0 };
  const who = { cookie: `next-auth.session-token=${leadSession}`, origin: url, "touchstone-user": leadId };
  const of = `${url}/api/v1/projects/${projectId}`;
  const asking = new AbortController();
  setTimeout(() => asking.abort(), deadline - performance.now());
  const repeat = async (address: string) => {
    while (performance.now() < deadline) {
      const answer = await fetch(of + address, { headers: who, signal: asking.signal }).catch(() => null);
      if (!answer) return;
      if (answer.status === 429) {
        told.refused++;
        await answer.text();
        await new Promise((resolve) => setTimeout(resolve, Number(answer.headers.get("retry-after")) * 1000));
      } else {
        for await (const _ of answer.body ?? []) if (asking.signal.aborted) return;
        told.done++;
      }
    }
  };
  const uploading = fetch(`${of}/examples`, {
    method: "POST",
    headers: { ...who, "content-type": "application/x-ndjson" },
    body: rows,
    signal: asking.signal,
  });
  await Promise.all([
    uploading.then(({ ok }) => ok && told.done++).catch(() => {}),
    ...Array.from({ length: EXPORTS }, () => repeat("/export?format=long-csv").catch(() => {})),
    ...Array.from({ length: STATISTICS }, () => repeat("/agreement?criterion=score").catch(() => {})),
  ]);
  return told;
}

await main();
