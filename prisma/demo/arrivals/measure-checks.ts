import type { Actor } from "@/lib/auth/actor";
import { requireProject } from "@/lib/auth/scope";
import { keepVerdict } from "@/lib/curate/measurements/commands";
import { blindReading } from "@/lib/curate/measurements/for-reader";
import { startMeasurementSchema } from "@/lib/curate/measurements/schema";
import { startMeasurement } from "@/lib/curate/measurements/start";
import { db } from "@/lib/server/db";
import { ALL_DEMO_EXAMPLES } from "@/prisma/demo/all-examples";
import { COPIES } from "@/prisma/demo/arrivals/copies";
import { CRAWLED } from "@/prisma/demo/arrivals/crawl";
import { must } from "@/prisma/demo/demo-project";
import type { Issue } from "@/prisma/demo/issues";

/** Seeds the draws, so that two demos measure the same. */
const SEED = 20_261_202;
const EACH_SIDE = 40;

/** What its reader calls not aligned: the answer does something else than it was asked for. */
const NOT_ALIGNED: ReadonlySet<Issue> = new Set(["ignores-instruction", "too-short", "needless-refusal"]);

/** Checks whose precision somebody wanted to know, and which examples lack their quality in truth. */
const MEASURED = [
  { check: "leaked-template", lacking: new Set(CRAWLED.map(({ id }) => id)) },
  {
    check: "short-answer",
    lacking: new Set(
      [...ALL_DEMO_EXAMPLES, ...COPIES]
        .filter(({ truth }) => truth.issues.some((issue) => NOT_ALIGNED.has(issue)))
        .map(({ example }) => example.id),
    ),
  },
];

/** Two checks are measured by people who read blind: one is right, the other takes what is good. */
export async function measureChecks(lead: Actor, readers: readonly Actor[], projectId: string): Promise<void> {
  const scope = await requireProject(lead, projectId, "release:write");
  const people = await db().user.findMany({ where: { id: { in: readers.map(({ userId }) => userId) } } });
  for (const { check, lacking } of MEASURED) {
    const asked = { checks: [check], readers: people.map(({ email }) => email!), seed: SEED };
    const plan = startMeasurementSchema.parse({ ...asked, flagged: EACH_SIDE, passed: EACH_SIDE });
    const { id } = must(await startMeasurement(scope, plan));
    const drawn = await db().measurementExample.findMany({
      where: { projectId, measurementId: id },
      select: { position: true, example: { select: { externalId: true } } },
    });
    const names = new Map(drawn.map(({ position, example }) => [position, example.externalId]));
    for (const reader of readers) {
      const own = await requireProject(reader, projectId, "label:work");
      const reading = await blindReading(own, id);
      for (const position of reading?.positions ?? []) {
        const verdict = lacking.has(names.get(position)!) ? "lacks" : "has";
        must(await keepVerdict(own, id, position, { verdict, note: "", activeMs: 6000 }));
      }
    }
  }
}
