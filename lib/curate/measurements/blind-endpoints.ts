import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { no, ok } from "@/lib/server/errors";
import { BLIND_EXAMPLE, KEEP_VERDICT } from "./calls";
import { keepVerdict } from "./commands";
import { blindPlace, blindReading, blindReadings } from "./for-reader";
import { keptVerdictSchema, qualitySchema, verdictSchema } from "./schema";

/** Calls of those who read blind. They say nothing of what the examples were drawn for. */
const reading = z.object({
  id: z.uuid(),
  quality: qualitySchema,
  definition: z.string().describe("What the version says of the quality"),
  version: z.object({ number: z.int(), hash: z.string() }),
  asked: z.int().describe("Examples that the caller is asked for"),
  answered: z.int(),
  waiting: z.int().describe("Examples of other readers that still wait"),
  ended: z.boolean(),
});

export const listBlindReadings = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/blind-readings",
  summary: "What the caller is asked to read: does each example lack a quality?",
  scope: (actor, params) => requireProject(actor, params.id!, "label:work"),
  answer: z.object({ items: z.array(reading) }),
  handle: async ({ scope }) => ok({ items: await blindReadings(scope) }),
});

const MISSING = "You are not asked to read this, or it has no such place.";

export const readBlindReading = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/blind-readings/{reading}",
  summary:
    "The caller's places in one of them, with what they said; once theirs are read, then those that wait for others",
  scope: (actor, params) => requireProject(actor, params.id!, "label:work"),
  answer: reading.extend({ positions: z.array(z.int()), verdicts: z.array(keptVerdictSchema) }),
  refusals: ["not-found"],
  handle: async ({ scope, params }) => {
    const found = await blindReading(scope, params.reading!);
    if (!found) return no("not-found", MISSING);
    const { reading, positions, verdicts } = found;
    return ok({ ...reading, positions, verdicts });
  },
});

export const blindExampleCall = endpoint({
  ...BLIND_EXAMPLE,
  summary: "One example that the caller is asked to read, as an annotator sees it",
  scope: (actor, params) => requireProject(actor, params.id!, "label:work"),
  refusals: ["not-found"],
  handle: async ({ scope, params }) => {
    const found = await blindPlace(scope, params.reading!, Number(params.position));
    return found ? ok(found) : no("not-found", MISSING);
  },
});

export const keepVerdictCall = endpoint({
  ...KEEP_VERDICT,
  summary: "Say whether an example lacks the quality; another answer takes its place, and one sent again is kept once",
  scope: (actor, params) => requireProject(actor, params.id!, "label:work"),
  body: verdictSchema,
  refusals: ["not-found", "reading-ended"],
  handle: async ({ scope, params, body }) => {
    const kept = await keepVerdict(scope, params.reading!, Number(params.position), body);
    if (!kept.ok) return kept;
    return kept.value ? ok(kept.value) : no("not-found", MISSING);
  },
});
