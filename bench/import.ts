import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { openTestServer, showEverything } from "@/prisma/testing/database-server";
import { arenaFile, instructionFile, ratingFile, toolChatFile } from "./import/files";

/**
 * Imports by API and job, in this process, into a database of its own (of TEST_DATABASE_URL where that is set):
 * 100,000 instruction examples of about 1 kB, as many in shapes of many fields, three times in turn, then 90,000 labels from a wide CSV of ratings.
 * Wanted: the examples in under 25 s with the memory of either process growing by under 300 MB, and those of many fields in at most 1.3
 * times the time of the plain ones.
 */
const EXAMPLES = 100_000;
/** Each file is imported so often, in turn, and its best time stands: what else the machine did disturbs one of them. */
const ROUNDS = 3;
const RATINGS = { items: 3000, raters: 900, perItem: 15 };
const LABEL_MAPPING = {
  example: "item",
  annotator: "worker",
  values: [
    { column: "hate", criterion: { key: "hate" }, map: { "0": "no", "1": "yes" } },
    { column: "offensive", criterion: { key: "offensive" }, map: { "0": "no", "1": "yes" } },
  ],
};

const yesNo = (key: string) => ({
  key,
  title: key,
  kind: "choice" as const,
  level: "nominal" as const,
  required: true,
  options: ["yes", "no"].map((value) => ({ value, label: value })),
});

async function main() {
  const { server, stop } = await openTestServer();
  await showEverything(server.adminUrl, server.template);
  process.env.DATABASE_URL = server.appUrl;
  process.env.NEXTAUTH_SECRET = randomBytes(32).toString("hex");
  process.env.LOG_LEVEL = "silent";
  const { db } = await import("@/lib/server/db");
  try {
    const { startImports } = await import("./import/runs");
    const files = {
      examples: instructionFile,
      "examples of an arena": arenaFile,
      "conversations with tools": toolChatFile,
    };
    const best = new Map<string, Figures>();
    for (const _ of Array.from({ length: ROUNDS }))
      for (const [what, file] of Object.entries(files)) {
        const { importFile } = await startImports(server.appUrl, []);
        const run = await importFile("import-examples", await madeBefore(file(EXAMPLES)), {});
        const known = best.get(what);
        if (!known || secondsOf(run) < secondsOf(known)) best.set(what, run);
      }
    const [plain, ...wider] = best;
    report(plain![0], 25, plain![1]);
    for (const [what, wide] of wider) {
      report(what, 1.3 * secondsOf(plain![1]), wide);
      console.log(
        `  ${(secondsOf(wide) / secondsOf(plain![1])).toFixed(2)} times as long as the plain ones (wanted at most 1.3)`,
      );
    }
    const { importFile } = await startImports(server.appUrl, [yesNo("hate"), yesNo("offensive")]);
    const { items, raters, perItem } = RATINGS;
    const params = { mapping: LABEL_MAPPING, createExamples: true };
    report("labels", null, await importFile("import-annotations", ratingFile(items, raters, perItem), params));
  } finally {
    await db().$disconnect();
    await stop();
  }
}

/** The pieces of a file that is whole before it is sent: making it must not be what is measured. */
async function madeBefore(file: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file) pieces.push(piece);
  return Readable.from(pieces);
}

interface Figures {
  accepted: number;
  bytes: number;
  uploadSeconds: number;
  jobSeconds: number;
  /** Growth while the upload is taken, and while the job runs: in an installation these are two processes. */
  serverMegabytes: number;
  workerMegabytes: number;
}

function secondsOf(run: Figures): number {
  return run.uploadSeconds + run.jobSeconds;
}

function report(what: string, wanted: number | null, run: Figures): void {
  const seconds = secondsOf(run);
  const goal = wanted === null ? "" : ` (wanted under ${wanted.toFixed(0)} s)`;
  console.log(
    `${run.accepted.toLocaleString("en")} ${what}, ${(run.bytes / 1e6).toFixed(1)} MB: ${seconds.toFixed(1)} s${goal}, ` +
      `of which upload ${run.uploadSeconds.toFixed(1)} s; memory of the server +${run.serverMegabytes.toFixed(0)} MB, of the worker +${run.workerMegabytes.toFixed(0)} MB`,
  );
}

await main();
