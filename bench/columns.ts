import { randomBytes } from "node:crypto";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { printTable } from "@/bench/measure";
import { openTestServer, showEverything } from "@/prisma/testing/database-server";
import { withClient } from "@/scripts/runtime/postgres-roles.mjs";

/**
 * Single ratings with all their circumstances on their way from PostgreSQL to a thread: 1,000,000 judgments on a criterion (or as many
 * millions as the variable BENCH_MILLIONS says) are read, read again, read after 1,000 more came, put together with everything that is
 * known of each, and compared pair by pair. Also how long the event loop is held up meanwhile, and what memory the process took at most.
 * Makes its data in a database that it creates.
 */
const MILLIONS = Number(process.env.BENCH_MILLIONS ?? 1);
const EACH = 5;
const WANTED_HOLD_MS = 20;

/** Fifty annotators in sessions of a hundred examples. Triggers rest: current answers are not read here. */
const JUDGMENTS = `
  INSERT INTO judgment (project_id, example_id, annotator_id, guideline_version_id, criterion_key, value, value_key, assignment_id, round_id, session_id, position,
                        active_ms, submitted_at)
  SELECT $1::uuid, md5($1::text || n)::uuid, p.ids[1 + (n + i * 11) % 50], $2::uuid, 'helpfulness', to_jsonb(v), v::text,
         md5($1::text || n || '-' || i)::uuid, md5($1::text || n / 100000)::uuid,
         md5($1::text || p.ids[1 + (n + i * 11) % 50] || n / 1000)::uuid, 1 + n % 100, 15000 + n % 20000, timestamptz '2026-01-01' + n * interval '1 second'
  FROM (SELECT array_agg(id ORDER BY external_key) AS ids FROM annotator WHERE project_id = $1::uuid) p
  CROSS JOIN generate_series($3::int, $4::int) n CROSS JOIN generate_series(0, ${EACH - 1}) i
  CROSS JOIN LATERAL (SELECT 1 + abs(hashtext(n::text || i)) % 5 AS v) h`;
const PEOPLE = `INSERT INTO annotator (project_id, id, kind, external_key, name) SELECT $1::uuid, gen_random_uuid(), 'external', 'w' || n, 'W' FROM generate_series(1, 50) n`;

const RESOLUTION_MS = 1;

/**
 * Time of some work, the longest that the event loop could do nothing else, and how long it was at work itself: where others use the
 * processors too, only this is its own.
 */
async function clock<T>(work: () => Promise<T>): Promise<{ ms: number; hold: number; busy: number; result: T }> {
  const utilization = performance.eventLoopUtilization();
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const began = performance.now();
  const result = await work();
  const ms = performance.now() - began;
  delay.disable();
  const { active: busy } = performance.eventLoopUtilization(utilization);
  return { ms, busy, hold: Math.max(0, delay.max / 1e6 - RESOLUTION_MS), result };
}

const megabytes = () => process.resourceUsage().maxRSS / 1024;

const { server, stop } = await openTestServer();
await showEverything(server.adminUrl, server.template);
process.env.DATABASE_URL = server.appUrl;
process.env.NEXTAUTH_SECRET = randomBytes(32).toString("hex");
process.env.LOG_LEVEL = "silent";
try {
  const [{ makeProject, HELPFULNESS }, { makeMember }, { requireProject }, { criterionSchema }] = await Promise.all([
    import("@/prisma/factories/project"),
    import("@/prisma/factories/people"),
    import("@/lib/auth/scope"),
    import("@/lib/guideline/schema"),
  ]);
  const [{ calculate }, { ratingLog }, { bytesOf, LOG_SPEC, rowsOf }, { readCounted }, { figureUnder }, { logFilter }] =
    await Promise.all([
      import("@/lib/server/threads/calculate"),
      import("@/lib/labels/log/rating-logs"),
      import("@/lib/labels/log/rating-log"),
      import("@/lib/labels/log/read-log"),
      import("@/lib/labels/filter"),
      import("@/lib/labels/log/log-filter"),
    ]);
  const { projectId, version } = await makeProject();
  const { actor } = await makeMember(projectId, "lead");
  const scope = await requireProject(actor, projectId, "measure:read");
  const examples = (MILLIONS * 1_000_000) / EACH;
  const superuser = new URL(server.adminUrl);
  superuser.pathname = `/${server.template}`;
  const fill = (from: number, to: number) =>
    withClient(superuser.href, async (client) => {
      await client.query("SET session_replication_role = replica");
      for (let start = from; start <= to; start += 20_000)
        await client.query(JUDGMENTS, [projectId, version.id, start, Math.min(to, start + 19_999)]);
    });
  await withClient(superuser.href, (client) => client.query(PEOPLE, [projectId]));
  await fill(1, examples);
  await withClient(superuser.href, (client) => client.query("VACUUM ANALYZE judgment"));
  const criterion = criterionSchema.parse(HELPFULNESS);
  const filter = await logFilter(scope, await figureUnder(scope, version, criterion));
  await ratingLog(scope, "nothing");

  const before = megabytes();
  // What the machine itself takes from the event loop.
  const nothing = await clock(() => new Promise((resolve) => setTimeout(resolve, 3000)));
  const read = () => ratingLog(scope, criterion.key);
  const first = await clock(read);
  const again = await clock(read);
  await fill(examples + 1, examples + 1000 / EACH);
  const more = await clock(read);
  const everything = await clock(async () =>
    readCounted(more.result, filter, Object.keys(LOG_SPEC) as (keyof typeof LOG_SPEC)[]),
  );
  const question = { criterion, level: criterion.level, log: more.result, filter };
  const pairs = await clock(() => calculate("measure.pairs", question));
  const ordinary = await clock(() =>
    calculate("measure.ratings", { ...question, coefficient: "conger", ci: "jackknife", most: 20_000_000 }),
  );
  const rows = rowsOf(more.result);
  printTable(
    [`${rows.toLocaleString("en")} ratings`, "ms", "event loop held up, ms", "at work, ms"],
    Object.entries({
      "nothing, for three seconds": nothing,
      "read at first": first,
      "read again": again,
      "read after 1,000 more": more,
      "everything of each, put together in this thread": everything,
      "all pairs of people": pairs,
      "Conger's kappa": ordinary,
    }).map(([name, { ms, hold, busy }]) => [name, ms.toFixed(0), hold.toFixed(1), busy.toFixed(1)]),
  );
  const each = bytesOf(more.result) / rows;
  const most = Math.max(...[first, again, more, pairs, ordinary].map(({ hold }) => hold));
  console.log(
    `${each.toFixed(1)} bytes a rating with all dictionaries. At most ${megabytes().toFixed(0)} MB of memory, ${before.toFixed(0)} before. Longest hold ${most.toFixed(1)} ms (wanted: under ${WANTED_HOLD_MS}, or under what the machine takes anyway)\n`,
  );
  if (most >= Math.max(WANTED_HOLD_MS, nothing.hold)) process.exitCode = 1;
} finally {
  await stop();
}
process.exit();
