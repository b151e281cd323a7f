import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import type { ExampleKind } from "@/lib/formats/example";
import { storedContent } from "@/lib/guideline/inputs";
import type { GuidelineContent } from "@/lib/guideline/schema";
import { MAX_INTEGER } from "@/lib/input/schemas";
import { blindExample } from "@/lib/label/blind";
import type { LabelVersion } from "@/lib/label/records";
import { db } from "@/lib/server/db";
import type { BlindPlace } from "./calls";
import { type KeptVerdict, keptVerdictSchema, measurementPlanSchema, qualitySchema, type Verdict } from "./schema";
import { isAsked } from "./turns";

/**
 * All that a reader learns of a measurement: the question, their own examples and what they said. Neither checks nor sides, copies or what others
 * said: readers may be people who only label, and what a machine looks for leads the eye.
 */
type Reader = ProjectScope<"label:work">;

/** Something that the caller is asked to read blind. */
export interface BlindReading {
  id: string;
  quality: keyof GuidelineContent["qualities"];
  /** What the version says of the quality; empty where it says nothing. */
  definition: string;
  version: { number: number; hash: string };
  /** Examples that the caller is asked for, and of these how many they have answered. */
  asked: number;
  answered: number;
  /** Examples of other readers that still wait. */
  waiting: number;
  ended: boolean;
}

/** Whether somebody is to read: not who they are otherwise. */
export async function isReader({ projectId, actor }: Reader, measurementId: string): Promise<boolean> {
  if (!isUuid(measurementId)) return false;
  const where = { projectId, measurementId, readerId: actor.userId };
  return (await db().measurementReader.count({ where })) > 0;
}

/** What the caller is asked to read and has not been ended, the newest first; with what they have read to its end. */
export async function blindReadings(scope: Reader): Promise<BlindReading[]> {
  const { projectId, actor } = scope;
  const rows = await db().measurement.findMany({
    where: { projectId, endedAt: null, readers: { some: { readerId: actor.userId } } },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  const found = await Promise.all(rows.map(({ id }) => placesOf(scope, id)));
  return found.flatMap((one) => (one ? [one.reading] : []));
}

/** A reading as the screen of the caller needs it: their examples that wait, then those of others that wait. Null where they are not asked. */
export async function blindReading(scope: Reader, measurementId: string) {
  const found = await placesOf(scope, measurementId);
  if (!found) return null;
  const { reading, versionId, positions, verdicts } = found;
  const { body, criteria, examples } = storedContent(
    await db().guidelineVersion.findUniqueOrThrow({ where: { id: versionId } }),
  );
  const version: LabelVersion = { id: versionId, ...reading.version, body, criteria, examples };
  return { reading, version, positions, verdicts };
}

/** One example as an annotator sees it; null where the caller is not asked, or there is no such place. */
export async function blindPlace(scope: Reader, measurementId: string, position: number): Promise<BlindPlace | null> {
  if (!Number.isInteger(position) || position < 1 || position > MAX_INTEGER) return null;
  if (!(await isReader(scope, measurementId))) return null;
  const row = await db().measurementExample.findFirst({
    where: { projectId: scope.projectId, measurementId, position },
    select: { example: { select: { kind: true, content: true } } },
  });
  if (!row) return null;
  const { kind, content } = row.example;
  return { position, example: blindExample(kind as ExampleKind, content as Record<string, unknown>) };
}

interface Place {
  position: number;
  answers: number;
  verdict: Verdict | null;
  note: string | null;
}

async function placesOf(scope: Reader, measurementId: string) {
  const { projectId, actor } = scope;
  if (!(await isReader(scope, measurementId))) return null;
  const { readers, plan, ...row } = await db().measurement.findFirstOrThrow({
    where: { projectId, id: measurementId },
    select: {
      quality: true,
      plan: true,
      endedAt: true,
      version: true,
      readers: { select: { readerId: true, place: true } },
    },
  });
  const places = await db().$queryRaw<Place[]>`
    SELECT e.position, count(a.reader_id)::int AS answers, max(a.verdict) FILTER (WHERE a.reader_id = ${actor.userId}::uuid) AS verdict,
           max(a.note) FILTER (WHERE a.reader_id = ${actor.userId}::uuid) AS note
    FROM measurement_example e LEFT JOIN measurement_answer a
      ON a.project_id = e.project_id AND a.measurement_id = e.measurement_id AND a.position = e.position
    WHERE e.project_id = ${projectId}::uuid AND e.measurement_id = ${measurementId}::uuid GROUP BY e.position ORDER BY e.position`;
  const { each } = measurementPlanSchema.parse(plan);
  const { place } = readers.find(({ readerId }) => readerId === actor.userId)!;
  const turns = { readers: readers.length, each };
  const own = places.filter(({ position, verdict }) => verdict !== null || isAsked(position, place, turns));
  const others = places.filter((one) => !own.includes(one) && one.answers < each);
  const answered = own.filter(({ verdict }) => verdict !== null).length;
  const quality = qualitySchema.parse(row.quality);
  const reading: BlindReading = {
    id: measurementId,
    quality,
    definition: storedContent(row.version).qualities[quality] ?? "",
    version: { number: row.version.number, hash: row.version.hash },
    asked: own.length,
    answered,
    waiting: others.length,
    ended: row.endedAt !== null,
  };
  return {
    reading,
    versionId: row.version.id,
    // Whoever is done may go on with what waits for others, from its end, so that they do not meet.
    positions: [...own, ...(answered === own.length ? others.reverse() : [])].map(({ position }) => position),
    verdicts: own.flatMap(({ position, verdict, note }): KeptVerdict[] =>
      verdict === null ? [] : [keptVerdictSchema.parse({ position, verdict, note: note ?? "" })],
    ),
  };
}
