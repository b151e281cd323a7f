import path from "node:path";
import { createRandom } from "@/lib/core/random/generator";
import { label } from "./annotator";
import { type Finding, finding } from "./findings";
import { HealthWatch } from "./health-watch";
import { type ImportRun, importAllTheTime } from "./imports";
import { Journal } from "./journal";
import { type ReleaseRun, releaseAllTheTime } from "./releases";
import { exampleLines, type World } from "./world";

const THINK_MS = 100;

interface Loaded<T> {
  /** What `work` came to. */
  done: T;
  journal: Journal;
  health: HealthWatch;
  imports: ImportRun[];
  releases: ReleaseRun[];
}

interface Load {
  url: string;
  dataDir: string;
  world: World;
  seed: number;
  /** Of each file that is imported meanwhile; 0: nothing is imported or released. */
  importExamples: number;
}

/** Lets annotators label, and a lead import and release, while `work` does its worst, and waits until all have ended what they began. */
export async function underLoad<T>(
  { url, dataDir, world, seed, importExamples }: Load,
  work: (watched: { journal: Journal; health: HealthWatch }) => Promise<T>,
): Promise<Loaded<T>> {
  const journal = new Journal(path.join(dataDir, "logs", "journal.ndjson"));
  const health = new HealthWatch(url);
  let over = false;
  const stopped = () => over;
  const { projectId, lead: api, annotators } = world;
  const labelling = annotators.map((annotator, index) =>
    label({ ...annotator, projectId, journal, random: createRandom(seed * 1000 + index), thinkMs: THINK_MS, stopped }),
  );
  const importing =
    importExamples > 0
      ? importAllTheTime({ api, projectId, examples: importExamples, lines: exampleLines, stopped })
      : [];
  const releasing = importExamples > 0 ? releaseAllTheTime(api, projectId, stopped) : [];
  const clients = Promise.all([importing, releasing, Promise.all(labelling)]);
  const clientsEnd = clients.then(() => {
    throw new Error("The clients ended before they were stopped.");
  });
  const done = await Promise.race([work({ journal, health }), clientsEnd]).finally(() => {
    over = true;
  });
  const [imports, releases] = await clients;
  await health.stop();
  return { done, journal, health, imports, releases };
}

/** Nothing that a client could not use, and nothing that it should not have been told. */
export function verifyAnswers({ journal }: { journal: Journal }, { troubles }: World): Finding[] {
  return [finding("no client met an answer that it could not use", journal.surprises), troubles.verify()];
}
