import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { printTable } from "@/bench/measure";
import { plantedExamples } from "@/bench/near/texts";
import { shingled, similarity } from "@/lib/core/dedup/shingles";
import { normalForm } from "@/lib/core/text/normal-form";
import { openTestServer, showEverything } from "@/prisma/testing/database-server";

/**
 * Near duplicates among 100,000 examples of 1.1 kB (1,000,000 with BENCH_MILLION=1), every tenth of them a copy with up to a tenth of its
 * words changed: by the job, from the examples as they are stored to the clusters as they are. Then 10,000 more come and it runs again.
 * Wanted: 30 s, 15 min and under 1 GB, 15 s; of the pairs of similarity .8 and more at least .99, none below. Beside it datasketch from
 * PyPI on the same texts, where BENCH_PYTHON names a Python that has it.
 */
const COUNT = process.env.BENCH_MILLION === "1" ? 1_000_000 : 100_000;
const MORE = 10_000;
const THRESHOLD = 0.8;

async function main() {
  const { server, stop } = await openTestServer();
  await showEverything(server.adminUrl, server.template);
  process.env.DATABASE_URL = server.appUrl;
  process.env.NEXTAUTH_SECRET = randomBytes(32).toString("hex");
  process.env.LOG_LEVEL = "silent";
  const { db } = await import("@/lib/server/db");
  try {
    const { startSearches } = await import("./near/searches");
    const { store, search, pairs } = await startSearches();
    await store(plantedExamples(COUNT, 1), 0);
    const first = await search(THRESHOLD);
    const found = await pairs();
    const { wanted, missed, below } = compare(found);
    await store(plantedExamples(MORE, 2), COUNT);
    const second = await search(THRESHOLD);
    printTable(
      ["", "examples", "s", "memory MB", "members"],
      [
        ["first", String(COUNT), first.seconds.toFixed(1), first.megabytes.toFixed(0), String(first.members)],
        [
          "10,000 more",
          String(COUNT + MORE),
          second.seconds.toFixed(1),
          second.megabytes.toFixed(0),
          String(second.members),
        ],
      ],
    );
    console.log(
      `${wanted} planted pairs of similarity ${THRESHOLD} and more: ${missed} missed, recall ${((wanted - missed) / wanted).toFixed(5)}; ` +
        `${found.size} found, ${below} below the threshold.`,
    );
    await peers();
  } finally {
    await db().$disconnect();
    await stop();
  }
}

const textOf = ({ prompt, response }: { prompt: string; response: string }) => normalForm(`${prompt}\n${response}`);

/** Holds what was found, by places, against every pair that was planted and against the similarity of every pair found. */
function compare(found: ReadonlyMap<number, number>) {
  const needed = new Set([...found].flat());
  const texts = new Map<number, string>();
  const counts = { wanted: 0, missed: 0, below: 0 };
  let recent: string[] = [];
  let place = 0;
  for (const one of plantedExamples(COUNT, 1)) {
    const text = textOf(one);
    if (needed.has(place)) texts.set(place, text);
    recent.push(text);
    if (one.copyOf !== null) {
      const original = recent[recent.length - 1 - (place - one.copyOf)]!;
      if (similarity(shingled(text), shingled(original)) >= THRESHOLD) {
        counts.wanted++;
        const [a, b] = [found.get(place), found.get(one.copyOf)];
        if (a !== one.copyOf && b !== place && (a === undefined || a !== b)) counts.missed++;
      }
    }
    if (recent.length > 100) recent = recent.slice(-20);
    place++;
  }
  for (const [member, kept] of found)
    if (similarity(shingled(texts.get(member)!), shingled(texts.get(kept)!)) < THRESHOLD) counts.below++;
  return counts;
}

/** The same texts by datasketch; nothing where no Python with it is named. */
async function peers(): Promise<void> {
  const python = process.env.BENCH_PYTHON;
  if (!python) return console.log("BENCH_PYTHON names no Python: nothing to compare with.");
  const folder = mkdtempSync(path.join(tmpdir(), "near-"));
  try {
    const file = createWriteStream(path.join(folder, "texts.ndjson"));
    for (const one of plantedExamples(COUNT, 1))
      if (!file.write(`${JSON.stringify({ text: textOf(one), copyOf: one.copyOf })}\n`)) await once(file, "drain");
    file.end();
    await once(file, "close");
    const script = path.join(import.meta.dirname, "near_peers.py");
    spawnSync(python, [script, path.join(folder, "texts.ndjson"), String(THRESHOLD)], { stdio: "inherit" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
