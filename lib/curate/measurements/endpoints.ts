import { z } from "zod";
import { estimateSchema, iso } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { pageQuerySchema, pageSchema } from "@/lib/api/page";
import { requireProject } from "@/lib/auth/scope";
import { no, ok } from "@/lib/server/errors";
import { endMeasurement, settleExample } from "./commands";
import { listMeasurements, readMeasurement } from "./queries";
import {
  drawnForSchema,
  measuredChecksSchema,
  measurementPlanSchema,
  qualitySchema,
  startMeasurementSchema,
  VERDICTS,
} from "./schema";
import { startMeasurement } from "./start";

const time = z.iso.datetime();
const positions = z.array(z.int());
const side = z.object({ drawn: z.int(), decided: z.int(), lacking: z.int() });
const checkResult = z.object({
  precision: estimateSchema.describe("Of what the check flags, the share that lacks the quality"),
  misses: estimateSchema.describe("Of what lacks the quality, the share that the check does not flag"),
  flagged: side,
  passed: side,
  near: z.object({ flagged: side, passed: side }).describe("Of those nearest to the bound, which enter no figure"),
  wrong: positions.describe("Flagged, and they have the quality"),
  missed: positions.describe("Not flagged, and they lack it"),
});
const measurement = z.object({
  id: z.uuid(),
  quality: qualitySchema,
  plan: measurementPlanSchema,
  checks: measuredChecksSchema,
  seed: z.int(),
  version: z.object({ number: z.int(), hash: z.string() }).describe("By whose words it is read"),
  author: z.string().nullable(),
  createdAt: time,
  endedAt: time.nullable(),
  examples: z.int().describe("Examples that were drawn"),
  readers: z.array(z.object({ readerId: z.uuid(), reader: z.string().nullable(), asked: z.int(), answered: z.int() })),
  closed: z.boolean().describe("Everything was read, or it was ended; before that it says nothing"),
});
const whole = measurement.extend({
  result: z
    .object({
      checks: z.array(checkResult).describe("In the order of the checks"),
      leftOut: z
        .object({ unread: z.int(), unsure: z.int(), differ: z.int() })
        .describe("Examples that enter no figure: fewer read them than were asked, nobody could tell, readers differ"),
      agreement: estimateSchema.describe("Krippendorff's alpha of the readers"),
    })
    .nullable()
    .describe("Null until it is closed"),
  read: z
    .array(
      z.object({
        position: z.int(),
        id: z.uuid(),
        example: z.string(),
        excerpt: z.string(),
        drawn: drawnForSchema,
        caseNumber: z.int().describe("Copies of each other have one number, and count as one"),
        settled: z.boolean().nullable().describe("Whether it lacks the quality, as somebody settled it"),
        settledBy: z.string().nullable(),
        answers: z.array(z.object({ readerId: z.uuid(), verdict: z.enum(VERDICTS), note: z.string() })),
      }),
    )
    .describe("None until it is closed"),
});

export const startMeasurementCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/measurements",
  summary: "Draw examples that checks of one quality flag and others, to be read blind; the draw is kept",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: startMeasurementSchema,
  status: 201,
  heavy: true,
  answer: z.object({ id: z.uuid() }),
  refusals: [
    "unknown-version",
    "unknown-check",
    "several-qualities",
    "unknown-readers",
    "too-few-readers",
    "nothing-to-read",
  ],
  handle: ({ scope, body }) => startMeasurement(scope, body),
});

export const listMeasurementsCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/measurements",
  summary: "Measurements of checks with how far they have come, newest first",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read", "release:write"),
  query: pageQuerySchema,
  answer: pageSchema(measurement),
  handle: async ({ scope, query }) => ok(iso(await listMeasurements(scope, query))),
});

const MISSING = "The project has no such measurement, or it has no such place.";

export const readMeasurementCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/measurements/{measurement}",
  summary: "One measurement: how often its checks are right, what they miss, and what was said of each example",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read", "release:write"),
  answer: whole,
  refusals: ["not-found"],
  handle: async ({ scope, params }) => {
    const found = await readMeasurement(scope, params.measurement!);
    return found ? ok(iso(found)) : no("not-found", MISSING);
  },
});

export const endMeasurementCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/measurements/{measurement}/end",
  summary: "End a measurement before everything is read: nobody answers any more, and what was read counts",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  answer: z.object({ endedAt: time }),
  refusals: ["not-found"],
  handle: async ({ scope, params }) => {
    const ended = await endMeasurement(scope, params.measurement!);
    return ended ? ok(iso(ended)) : no("not-found", MISSING);
  },
});

const settled = z.object({
  lacks: z.boolean().nullable().describe("Whether the example lacks the quality; null: not settled after all"),
});

export const settleMeasuredCall = endpoint({
  method: "PUT",
  path: "/api/v1/projects/{id}/measurements/{measurement}/examples/{position}/settled",
  summary: "Settle an example on which the readers differ, or of which none could tell",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: settled,
  answer: settled,
  refusals: ["not-found"],
  handle: async ({ scope, params, body }) => {
    const isKnown = await settleExample(scope, params.measurement!, Number(params.position), body.lacks);
    return isKnown ? ok(body) : no("not-found", MISSING);
  },
});
