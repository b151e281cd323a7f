import { randomBytes } from "node:crypto";
import { openTestServer, showEverything } from "@/prisma/testing/database-server";

/**
 * Exports of 100,000 examples (about 100 MB) and of 1,000,000 judgments, by the call that the API makes, with the memory of this
 * process. Makes its data in a database that it creates: a throw-away PostgreSQL, or that of TEST_DATABASE_URL.
 */
const WANTED_SECONDS = 25;
const WANTED_MEGABYTES = 300;
const MEGABYTE = 1e6;

/** Reads a response to its end; peak growth of the resident memory over what it was at the start. */
async function drain(response: Response): Promise<{ bytes: number; seconds: number; growth: number }> {
  const begin = performance.now();
  const before = process.memoryUsage.rss();
  let peak = before;
  let bytes = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    peak = Math.max(peak, process.memoryUsage.rss());
  }
  return { bytes, seconds: (performance.now() - begin) / 1000, growth: peak - before };
}

function report(what: string, { bytes, seconds, growth }: Awaited<ReturnType<typeof drain>>): void {
  const met = seconds < WANTED_SECONDS && growth < WANTED_MEGABYTES * MEGABYTE;
  const size = bytes / MEGABYTE;
  process.stdout.write(
    `  ${what.padEnd(44)} ${seconds.toFixed(1)} s  ${size.toFixed(0)} MB  ${(size / seconds).toFixed(1)} MB/s  memory +${(growth / MEGABYTE).toFixed(0)} MB: ${met ? "met" : "not met"}\n`,
  );
  if (!met) process.exitCode = 1;
}

const { server, stop } = await openTestServer();
await showEverything(server.adminUrl, server.template);
process.env.DATABASE_URL = server.appUrl;
process.env.NEXTAUTH_SECRET = randomBytes(32).toString("hex");
process.env.LOG_LEVEL = "silent";
try {
  // The application reads its environment when it is first imported.
  const [{ db }, { makeProject }, { makeMember }, { requireProject }, { exportCall }, { exportQuerySchema }, data] =
    await Promise.all([
      import("@/lib/server/db"),
      import("@/prisma/factories/project"),
      import("@/prisma/factories/people"),
      import("@/lib/auth/scope"),
      import("@/lib/release/endpoints"),
      import("@/lib/release/schema"),
      import("./export/data"),
    ]);
  const project = async () => {
    const { projectId, version } = await makeProject();
    const { actor } = await makeMember(projectId, "lead");
    const scope = await requireProject(actor, projectId, "export:read");
    const call = async (format: string) => {
      const query = exportQuerySchema.parse({ format });
      const request = new Request("http://127.0.0.1/export");
      const answered = await exportCall.handle({ scope, query, body: undefined, params: { id: projectId }, request });
      if (!(answered instanceof Response)) throw new Error("the export was refused");
      return answered;
    };
    return { projectId, versionId: version.id, call };
  };
  const examples = await project();
  await data.fillExamples(examples.projectId, 100_000, 1000);
  const labels = await project();
  await data.fillExamples(labels.projectId, 200_000, 60);
  await data.fillJudgments(labels.projectId, labels.versionId, "helpfulness", 5);
  process.stdout.write(`Export (wanted: under ${WANTED_SECONDS} s and +${WANTED_MEGABYTES} MB)\n`);
  report("100,000 examples as ndjson", await drain(await examples.call("ndjson")));
  report("100,000 examples as sft-messages", await drain(await examples.call("sft-messages")));
  report("1,000,000 judgments as long-csv", await drain(await labels.call("long-csv")));
  report("1,000,000 judgments as ndjson", await drain(await labels.call("ndjson")));
  await db().$disconnect();
} finally {
  await stop();
}
