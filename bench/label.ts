import { printTable } from "@/bench/measure";
import { startTestInstance } from "@/scripts/checks/test-instance.mjs";
import { CRITERIA } from "@/scripts/endure/criteria";
import { TWO_CRITERIA } from "./label/fill";
import { measureFloor } from "./label/floor";
import { closeConnections } from "./label/http";
import { labelTogether, type Times } from "./label/load";
import { percentile } from "./label/percentile";
import { makeWorld, type World } from "./label/world";

/**
 * Labelling over HTTP on an instance as `npm start` makes it (production build, embedded PostgreSQL that syncs its commits), in a
 * project of a million judgments: 50 annotators at once, each submitting every two seconds, then as fast as they can. Then every read
 * behind a page of that project.
 */
const ANNOTATORS = 50;
const THINK_MS = 2_000;
const WANTED_MS = 60;
const WANTED_PAGE_MS = 1_000;

async function main() {
  const instance = await startTestInstance({ demo: false });
  try {
    const began = performance.now();
    const world = await makeWorld(instance, { annotators: ANNOTATORS, criteria: CRITERIA, past: TWO_CRITERIA });
    console.log(`1,000,000 judgments written in ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
    await measureLabelling(world);
    await measurePages(world);
  } finally {
    closeConnections();
    await instance.stop();
  }
}

async function measureLabelling({ url, addresses, projectId, annotators }: World): Promise<void> {
  const floor = await measureFloor(url, addresses.app);
  const load = { url, projectId, thinkMs: THINK_MS, seconds: 30 };
  const tokens = annotators.map(({ token }) => token);
  await labelTogether({ ...load, headers: tokens, seconds: 5 });
  const byToken = await labelTogether({ ...load, headers: tokens });
  const byCookie = await labelTogether({ ...load, headers: annotators.map(({ cookie }) => cookie) });
  const flatOut = await labelTogether({ ...load, headers: tokens, thinkMs: 0, seconds: 15 });
  const least = 2 * (percentile(floor.http, 0.5) + percentile(floor.commit, 0.5));
  printTable(
    [`${ANNOTATORS} annotators`, "per second", "p50 ms", "p95 ms", "largest ms", "p50 by floor"],
    [
      ...rows("tokens", byToken, least),
      ...rows("cookies", byCookie, least),
      ...rows("tokens, no pause", flatOut, least),
      ["floor: `/api/health` alone", "", ...spread(floor.http), ""],
      ["floor: commit of one row", "", ...spread(floor.commit), ""],
    ],
  );
  const p95 = Math.max(percentile(byToken.both, 0.95), percentile(byCookie.both, 0.95));
  console.log(
    `Submit and next, p95 ${p95.toFixed(0)} ms (wanted under ${WANTED_MS} ms): ${p95 < WANTED_MS ? "met" : "not met"}\n`,
  );
  if (p95 >= WANTED_MS) process.exitCode = 1;
}

function rows(how: string, { submit, next, both, seconds }: Times, floor: number): string[][] {
  const rate = (both.length / seconds).toFixed(0);
  return [
    [`${how}: submit`, rate, ...spread(submit), ""],
    [`${how}: next`, rate, ...spread(next), ""],
    [`${how}: both`, rate, ...spread(both), (percentile(both, 0.5) / floor).toFixed(1)],
  ];
}

const spread = (times: readonly number[]) => [0.5, 0.95, 1].map((p) => percentile(times, p).toFixed(1));

async function measurePages({ projectId, leadId, addresses }: World): Promise<void> {
  process.env.DATABASE_URL = addresses.app;
  const [{ dashboards }, { actorFor }, { db }, { seeingProject }] = await Promise.all([
    import("./label/dashboards"),
    import("@/prisma/factories/people"),
    import("@/lib/server/db"),
    import("@/lib/server/sight"),
  ]);
  const annotator = await db().user.findUniqueOrThrow({ where: { email: "person1@example.org" } });
  const reads = await seeingProject(projectId, async () =>
    dashboards(await actorFor(leadId), await actorFor(annotator.id), projectId),
  );
  const measured: { name: string; ms: number }[] = [];
  for (const [name, read] of Object.entries(reads))
    measured.push({ name, ms: await seeingProject(projectId, () => clockWarm(read)) });
  printTable(
    ["read on 1,000,000 judgments", "ms", `under ${WANTED_PAGE_MS} ms`],
    measured.map(({ name, ms }) => [name, ms.toFixed(0), ms < WANTED_PAGE_MS ? "yes" : "no"]),
  );
  if (measured.some(({ ms }) => ms >= WANTED_PAGE_MS)) process.exitCode = 1;
  await db().$disconnect();
}

/** The median of up to fifteen runs (within three seconds), after four that fill caches and let the engine compile what they run. */
async function clockWarm(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  const began = performance.now();
  for (let run = 0; run < 19 && (run < 6 || performance.now() - began < 3_000); run++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return percentile(times.slice(4), 0.5);
}

await main();
