import { z } from "zod";
import { estimateSchema, iso } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { pageQuerySchema, pageSchema } from "@/lib/api/page";
import { requireProject } from "@/lib/auth/scope";
import { QUALITIES } from "@/lib/guideline/schema";
import { no, ok } from "@/lib/server/errors";
import { EXAMPLE_OF_READING, KEEP_FINDING } from "./calls";
import { beginReading, endReading, keepFinding } from "./commands";
import { listReadings, readReading } from "./queries";
import { beginReadingSchema, findingSchema, keptFindingSchema, readingPlanSchema, strataSchema } from "./schema";
import { readingExample } from "./shown";

const positions = z.array(z.int()).describe("Positions in the reading");
const result = z.object({
  read: z.int().describe("Examples that count"),
  qualities: z.array(
    z.object({
      quality: z.enum(QUALITIES),
      lacking: positions,
      share: estimateSchema.describe("That lack it, among all that were drawn from"),
      parts: z.array(estimateSchema).describe("The same of each stratum; empty where there is one"),
    }),
  ),
  agreement: estimateSchema
    .nullable()
    .describe("Blind readings: share of examples on which every answer is what stands"),
});
const time = z.iso.datetime();
const pass = z.object({
  readerId: z.uuid(),
  reader: z.string().nullable(),
  activeMs: z.int(),
  begunAt: time,
  endedAt: time.nullable(),
  result,
});
const reading = z.object({
  id: z.uuid(),
  plan: readingPlanSchema,
  seed: z.int(),
  strata: strataSchema,
  version: z.object({ number: z.int(), hash: z.string() }).describe("By whose definitions it is read"),
  author: z.string().nullable(),
  createdAt: time,
  size: z.int().describe("Examples that were drawn"),
  population: z.int().describe("Examples that they were drawn from"),
  passes: z.array(pass).describe("One of each reader"),
});

export const listReadingsCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/readings",
  summary: "Samples that people read, with what each reader found out, newest first",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read"),
  query: pageQuerySchema,
  answer: pageSchema(reading),
  handle: async ({ scope, query }) => ok(iso(await listReadings(scope, query))),
});

export const beginReadingCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/readings",
  summary: "Draw examples at random, to be read; the draw is kept",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: beginReadingSchema,
  status: 201,
  heavy: true,
  answer: z.object({ id: z.uuid() }),
  refusals: ["unknown-version", "nothing-to-read", "too-many-parts"],
  handle: ({ scope, body }) => beginReading(scope, body),
});

const MISSING = "The project has no such reading, or it has no such place.";

export const readReadingCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/readings/{reading}",
  summary: "One reading: its plan and seed, its examples in their order, what each reader found and what follows",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read"),
  answer: reading.extend({
    examples: z.array(
      z.object({
        position: z.int(),
        id: z.uuid(),
        example: z.string(),
        stratum: z.int(),
        excluded: z.boolean().describe("Kept out now, whoever did it"),
      }),
    ),
    findings: z.array(keptFindingSchema.extend({ readerId: z.uuid() })),
  }),
  refusals: ["not-found"],
  handle: async ({ scope, params }) => {
    const found = await readReading(scope, params.reading!);
    return found ? ok(iso(found)) : no("not-found", MISSING);
  },
});

export const exampleOfReadingCall = endpoint({
  ...EXAMPLE_OF_READING,
  summary: "One example of a reading; in a blind one without origin and labels until the caller has answered",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write", "resolve:read", "examples:read"),
  refusals: ["not-found"],
  handle: async ({ scope, params }) => {
    const found = await readingExample(scope, params.reading!, Number(params.position));
    return found ? ok(found) : no("not-found", MISSING);
  },
});

export const keepFindingCall = endpoint({
  ...KEEP_FINDING,
  summary: "Keep what you find about an example of a reading, whole; sent again, it is kept once",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write", "resolve:read"),
  body: findingSchema,
  refusals: ["not-found", "reading-ended", "answer-first", "invalid-answers"],
  handle: async ({ scope, params, body }) => {
    const kept = await keepFinding(scope, params.reading!, Number(params.position), body);
    if (!kept.ok) return kept;
    return kept.value ? ok(kept.value) : no("not-found", MISSING);
  },
});

export const endReadingCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/readings/{reading}/end",
  summary: "End your own reading: what it says stands from then on",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  answer: z.object({ endedAt: time }),
  refusals: ["not-found"],
  handle: async ({ scope, params }) => {
    const ended = await endReading(scope, params.reading!);
    return ended ? ok(iso(ended)) : no("not-found", "You have not begun such a reading.");
  },
});
