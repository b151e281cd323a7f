import { rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { fillProject } from "@/bench/label/fill";
import { FIRST_RELEASE, migrate } from "@/prisma/migrate/migrate";
import { insertSampleProject, type SampleProject } from "@/prisma/testing/sample-project";
import { startTestInstance } from "@/scripts/checks/test-instance.mjs";
import {
  APP_ROLE,
  ensureDatabase,
  ensureRole,
  OWNER_ROLE,
  withClient,
  withDatabase,
} from "@/scripts/runtime/postgres-roles.mjs";
import { say } from "@/scripts/runtime/say.mjs";
import { startThrowawayPostgres } from "@/scripts/runtime/throwaway-postgres.mjs";
import { type Finding, finding } from "./findings";
import { underLoad, verifyAnswers } from "./load";
import { LockWatch, type Longest } from "./lock-watch";
import { nextReleaseFolder } from "./next-release";
import { keepLogs } from "./report";
import { verifyDatabase } from "./verify-database";
import { verifyExport } from "./verify-export";
import { makeWorld, OVERLAP } from "./world";

const DATABASE = "touchstone";
const PASSWORD = "endure";
/** Of labelling before and after an upgrade; for so long besides somebody reads while it begins, as a dump does. */
const calmMs = (judgments: number) => (judgments < 100_000 ? 1_000 : 5_000);

interface Size {
  judgments: number;
  boundMs: number;
  annotators: number;
  examples: number;
  seed: number;
}

type Addresses = Record<"superuser" | "owner" | "app", string>;

/**
 * Upgrades a database of so many judgments while people label in it. First from the schema of the first release to ours, labelling by
 * plain SQL, since there is no server of that release here. Then from ours to a next release that is made up, under servers of this
 * one: the version before and after side by side.
 */
export async function upgradePhase(size: Size): Promise<Finding[]> {
  const postgres = await startThrowawayPostgres({ durable: true });
  try {
    const addresses = await makeDatabase(postgres.adminUrl);
    const past = await upgradeFromFirst(addresses, size);
    const settings = { DATABASE_URL: addresses.app, MIGRATE_DATABASE_URL: addresses.owner };
    const next = await keepLogs("upgrade", startTestInstance({ demo: false, settings }), ({ url, dataDir }) =>
      upgradeToNext(addresses, url, dataDir, size),
    );
    return [...past, ...next];
  } finally {
    await postgres.stop();
  }
}

async function makeDatabase(adminUrl: string): Promise<Addresses> {
  for (const role of [OWNER_ROLE, APP_ROLE]) await ensureRole(adminUrl, role, PASSWORD);
  await ensureDatabase(adminUrl, DATABASE, { owner: OWNER_ROLE });
  const superuser = withDatabase(adminUrl, DATABASE);
  const as = (role: string) => Object.assign(new URL(superuser), { username: role, password: PASSWORD }).href;
  return { superuser, owner: as(OWNER_ROLE), app: as(APP_ROLE) };
}

async function upgradeFromFirst(addresses: Addresses, size: Size): Promise<Finding[]> {
  const { judgments, annotators, boundMs } = size;
  await migrate(addresses.owner, { until: FIRST_RELEASE });
  const pool = new pg.Pool({ connectionString: addresses.owner, max: annotators + 1 });
  try {
    say(`Writing ${judgments} judgments under the schema of the first release …`);
    const sample = await insertSampleProject(pool, { annotators, examples: 0 });
    const people = Math.min(5, annotators);
    await fillProject(addresses, sample.projectId, {
      examples: Math.ceil(judgments / people),
      people,
      open: annotators,
      answers: { quality: "to_jsonb(1 + h.n % 5)" },
    });
    const labelling = new SqlLabelling(pool, sample);
    await pause(calmMs(size.judgments));
    const quiet = labelling.longest();
    say("Upgrading to this release, labelling by SQL …");
    const upgraded = await watchUpgrade(addresses, size, () => migrate(addresses.owner, { appRole: APP_ROLE, say }));
    await pause(calmMs(size.judgments));
    const told = await labelling.stop();
    const { rows } = await pool.query<{ stored: number; current: number }>(
      `SELECT count(*)::int AS stored, (SELECT count(*)::int FROM current_judgment WHERE project_id = $1 AND revision > 0 AND value_key LIKE 'sql%') AS current
       FROM judgment WHERE project_id = $1 AND value_key LIKE 'sql%'`,
      [sample.projectId],
    );
    const { stored, current } = rows[0]!;
    console.log(
      `\n${told.written} judgments by SQL beside the upgrade; longest ${told.longestMs} ms, ${quiet} ms before it`,
    );
    return [
      ...upgraded.findings("from the first release to this one", boundMs),
      finding("no judgment written during the upgrade was refused or lost", [
        ...told.refused,
        ...(stored === told.written && current === annotators
          ? []
          : [`${told.written} written, ${stored} stored, ${current} current`]),
      ]),
    ];
  } finally {
    await pool.end();
  }
}

async function upgradeToNext(addresses: Addresses, url: string, dataDir: string, size: Size): Promise<Finding[]> {
  say("Making a project beside it …");
  const world = await makeWorld(url, addresses.app, size);
  const { seed, boundMs } = size;
  const folder = nextReleaseFolder();
  const load = await underLoad({ url, dataDir, world, seed, importExamples: 0 }, async ({ journal }) => {
    await pause(calmMs(size.judgments));
    const before = journal.longestMs();
    say("Upgrading to the next release, under the servers of this one …");
    const upgraded = await watchUpgrade(addresses, size, () =>
      migrate(addresses.owner, { appRole: APP_ROLE, folder, say }),
    );
    await pause(calmMs(size.judgments));
    return { upgraded, before };
  });
  rmSync(folder, { recursive: true, force: true });
  const { done, journal, health } = load;
  const { asked, red } = health.summary();
  console.log(
    `\n${journal.acknowledged.length} submits acknowledged; longest ${journal.longestMs()} ms, ${done.before} ms before the upgrade; ${world.troubles.line()}`,
  );
  return [
    ...done.upgraded.findings("from this release to the next", boundMs),
    ...verifyAnswers(load, world),
    finding(`all of ${asked} looks at /api/health of the version before were green`, red),
    await verifyExport(world.lead, world.projectId, journal.acknowledged),
    ...(await withClient(addresses.owner, (client) =>
      verifyDatabase(client, { projectId: world.projectId, overlap: OVERLAP }, journal.acknowledged, []),
    )),
  ];
}

/** Upgrades while somebody reads for long, and says what it held. */
async function watchUpgrade({ superuser, owner }: Addresses, size: Size, upgrade: () => Promise<string[]>) {
  const watch = new LockWatch(superuser);
  const reading = withClient(owner, async (client) => {
    await client.query(
      "BEGIN; SELECT count(*) FROM judgment; SELECT count(*) FROM project; SELECT count(*) FROM resolution",
    );
    await pause(calmMs(size.judgments));
    await client.query("COMMIT");
  });
  await pause(500);
  const began = performance.now();
  const applied = await upgrade();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  await reading;
  const longest = await watch.stop();
  const said = ({ what, ms }: Longest) => `${ms} ms (${what})`;
  console.log(
    `\nApplied ${applied.length} migrations in ${seconds} s. Longest lock ${said(longest.lock)}; longest that somebody waited for it ${said(longest.waiting)}`,
  );
  return {
    findings: (which: string, boundMs: number): Finding[] =>
      Object.entries(longest).map(([kind, one]) =>
        finding(
          kind === "lock"
            ? `${which}: no lock was held for longer than ${boundMs} ms`
            : `${which}: nobody waited for the upgrade longer than ${boundMs} ms`,
          one.ms <= boundMs ? [] : [said(one)],
        ),
      ),
  };
}

/** What a submit does to the tables of labels, by everybody at once and all the time, under whichever schema. */
class SqlLabelling {
  #over = false;
  #written = 0;
  #longestMs = 0;
  readonly #refused: string[] = [];
  readonly #done: Promise<unknown>;

  constructor(
    private readonly pool: pg.Pool,
    private readonly sample: SampleProject,
  ) {
    this.#done = Promise.all(sample.annotators.map((annotator, place) => this.#label(annotator, place)));
  }

  async #label(annotator: string, place: number): Promise<void> {
    const { projectId, versionId } = this.sample;
    for (let revision = 1; !this.#over; revision++) {
      const began = performance.now();
      try {
        await this.pool.query(
          `INSERT INTO judgment (project_id, guideline_version_id, criterion_key, example_id, annotator_id, revision, value, value_key)
           SELECT p.id, $2, 'quality', md5(p.id || 'open' || $3)::uuid, $4, $5, to_jsonb($5::int), 'sql' || $5 FROM project p WHERE p.id = $1`,
          [projectId, versionId, place, annotator, revision],
        );
        this.#written++;
      } catch (error) {
        this.#refused.push(String(error));
      }
      this.#longestMs = Math.max(this.#longestMs, Math.round(performance.now() - began));
      await pause(20);
    }
  }

  longest(): number {
    const longest = this.#longestMs;
    this.#longestMs = 0;
    return longest;
  }

  async stop() {
    this.#over = true;
    await this.#done;
    return { written: this.#written, longestMs: this.#longestMs, refused: this.#refused };
  }
}
