import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { pageQuerySchema, pageSchema } from "@/lib/api/page";
import { acknowledge } from "@/lib/assign/acknowledgement";
import { MAX_HELD_LEASES } from "@/lib/assign/claim";
import type { Actor } from "@/lib/auth/actor";
import { requireProject, requireProjectOfAssignment } from "@/lib/auth/scope";
import { no, ok } from "@/lib/server/errors";
import { giveBack } from "./give-back";
import { flag, renewLease, reopen, saveDraft, skip } from "./lease-commands";
import { heldLeases, nextLease } from "./leases";
import { ownSubmitted } from "./own-history";
import { ownWork } from "./own-work";
import { previewWork } from "./preview";
import {
  acknowledgeSchema,
  draftSchema,
  flagSchema,
  giveBackSchema,
  leaseSchema,
  skipSchema,
  submitSchema,
} from "./schema";
import { submit } from "./submit";
import { changesToRead } from "./version-changes";

const leaseAnswer = z.object({
  assignmentId: z.uuid(),
  leaseToken: z.uuid(),
  expiresAt: z.iso.datetime(),
  roundId: z.uuid(),
  example: z.looseObject({ id: z.string(), kind: z.string() }),
  responseOrder: z.array(z.int()),
  guidelineVersion: z.int(),
  guidelineVersionId: z.uuid(),
  criteria: z.array(z.string()),
  answers: z.record(z.string(), z.unknown()),
  submittedAt: z.iso.datetime().nullable().describe("When you submitted it, where you opened it again"),
  again: z
    .object({
      since: z.int().nullable(),
      changes: z.array(z.looseObject({ key: z.string() })),
      earlier: z.record(z.string(), z.object({ value: z.unknown(), guidelineVersion: z.int() })),
    })
    .nullable()
    .describe("Where only some criteria are asked: how they changed, and what you answered before"),
});

export const previewCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/preview",
  summary:
    "For leads: examples as an annotator would be shown them next, blind; nothing is leased and nothing is stored",
  scope: (actor, params) => requireProject(actor, params.id!, "rounds:manage", "label:work"),
  answer: z.object({
    examples: z.array(leaseAnswer.omit({ assignmentId: true, leaseToken: true, expiresAt: true })),
    rounds: z.array(z.looseObject({ id: z.uuid(), name: z.string(), places: z.int(), left: z.int() })),
  }),
  handle: async ({ scope }) => ok(await previewWork(scope)),
});

const ofProject = (actor: Actor, params: Record<string, string>) => requireProject(actor, params.id!, "label:work");
const ofAssignment = (actor: Actor, params: Record<string, string>) =>
  requireProjectOfAssignment(actor, params.id!, "label:work");

export const takeNext = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/next",
  summary:
    "Lease your next example; 204 when nothing is left for you, with the reason in the header touchstone-nothing-left; 409 acknowledge-version until you confirm that you read what changed in the version, 409 qualify until you pass what is asked for it",
  scope: ofProject,
  query: z.object({
    holding: z.coerce
      .number()
      .int()
      .min(0)
      .max(MAX_HELD_LEASES)
      .optional()
      .describe(
        "How many examples you have in hand. Then one comes in advance only as long as enough is left for others: else 204 enough-ahead, with the number that you may hold in the header touchstone-may-hold",
      ),
  }),
  answer: leaseAnswer,
  refusals: { "acknowledge-version": 409, qualify: 409 },
  handle: async ({ scope, query }) => {
    const next = await nextLease(scope, query.holding);
    if ("lease" in next) return ok(next.lease);
    if (next.nothing === "enough-ahead") return nothing(next.nothing, { "touchstone-may-hold": String(next.mayHold) });
    if (next.nothing === "acknowledge-version")
      return no(
        "acknowledge-version",
        `The project moved to version ${next.version} of its guideline. Read what changed (GET …/acknowledge), then confirm it: POST …/acknowledge {"version": ${next.version}}.`,
        { version: next.version },
      );
    if (next.nothing === "qualify")
      return no(
        "qualify",
        `Version ${next.version} of the guideline asks for a qualification before you get work: POST …/qualification/attempts begins it.`,
        { version: next.version },
      );
    return nothing(next.nothing);
  },
});

function nothing(why: string, headers: Record<string, string> = {}): Response {
  return new Response(null, {
    status: 204,
    headers: { "touchstone-nothing-left": why, "cache-control": "no-store", ...headers },
  });
}

const acknowledgement = z.object({
  version: z.int().describe("The pinned version"),
  required: z.boolean().describe("Work waits until you confirm that you read what changed"),
  acknowledgedAt: z.iso.datetime().nullable(),
  since: z.int().nullable().describe("The version that you knew before"),
});

export const readChanges = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/acknowledge",
  summary: "What changed in the pinned version since the one that you knew, and whether you have to confirm it",
  scope: ofProject,
  answer: acknowledgement.extend({
    difference: z
      .looseObject({
        changes: z.looseObject({ criteria: z.array(z.looseObject({ key: z.string(), proposed: z.string() })) }),
        decided: z.record(z.string(), z.string()),
        text: z.array(
          z.object({ changed: z.boolean(), parts: z.array(z.object({ kind: z.string(), text: z.string() })) }),
        ),
        notes: z.array(z.object({ number: z.int(), note: z.string() })),
      })
      .nullable(),
  }),
  handle: async ({ scope }) => ok(await changesToRead(scope)),
});

export const acknowledgeVersion = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/acknowledge",
  summary: "Confirm that you read what changed in the pinned version; again answers the same",
  scope: ofProject,
  body: acknowledgeSchema,
  answer: acknowledgement,
  refusals: { "other-version": 409 },
  handle: ({ scope, body }) => acknowledge(scope, body),
});

export const listHeld = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/held",
  summary: "What you hold now, oldest first",
  scope: ofProject,
  answer: z.object({ held: z.array(leaseAnswer) }),
  handle: async ({ scope }) => ok({ held: await heldLeases(scope) }),
});

export const giveBackHeld = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/give-back",
  summary:
    "Give back what you hold and have not begun, without skipping it; what you opened again is submitted as it was",
  scope: ofProject,
  body: giveBackSchema,
  answer: z.object({ givenBack: z.array(z.uuid()) }),
  handle: ({ scope, body }) => giveBack(scope, body),
});

export const renewHeld = endpoint({
  method: "POST",
  path: "/api/v1/assignments/{id}/renew",
  summary: "Make the lease last its full time again",
  scope: ofAssignment,
  body: leaseSchema,
  answer: z.object({ expiresAt: z.iso.datetime() }),
  refusals: { "lease-lost": 409 },
  handle: ({ scope, params, body }) => renewLease(scope, params.id!, body.leaseToken),
});

export const submitAnswers = endpoint({
  method: "POST",
  path: "/api/v1/assignments/{id}/submit",
  summary:
    "Submit the answers to one example. Send an Idempotency-Key header: sent again with the same key and content it answers the same and stores nothing",
  scope: ofAssignment,
  body: submitSchema,
  answer: z.object({
    assignmentId: z.uuid(),
    submittedAt: z.iso.datetime(),
    session: z.uuid(),
    position: z.int(),
    revisions: z.record(z.string(), z.int()),
  }),
  refusals: {
    "lease-lost": 409,
    "already-submitted": 409,
    "not-leased": 409,
    "idempotency-key-reused": 409,
    "not-found": 404,
    "invalid-answers": 400,
  },
  handle: ({ scope, params, body, request }) => {
    const key = request.headers.get("idempotency-key")?.trim().slice(0, 200);
    return submit(scope, params.id!, body, key || undefined);
  },
});

export const skipHeld = endpoint({
  method: "POST",
  path: "/api/v1/assignments/{id}/skip",
  summary: "Give the example back with a reason",
  scope: ofAssignment,
  body: skipSchema,
  answer: z.object({ skipped: z.literal(true) }),
  refusals: { "lease-lost": 409 },
  handle: ({ scope, params, body }) => skip(scope, params.id!, body),
});

export const draftHeld = endpoint({
  method: "PUT",
  path: "/api/v1/assignments/{id}/draft",
  summary: "Keep answers that are not finished",
  scope: ofAssignment,
  body: draftSchema,
  answer: z.object({ saved: z.literal(true) }),
  refusals: { "lease-lost": 409 },
  handle: ({ scope, params, body }) => saveDraft(scope, params.id!, body),
});

export const reopenSubmitted = endpoint({
  method: "POST",
  path: "/api/v1/assignments/{id}/reopen",
  summary: "Take back a submitted example of yours to change it; what was given stands until you submit again",
  scope: ofAssignment,
  answer: leaseAnswer,
  refusals: { "not-found": 404, "round-closed": 409 },
  handle: ({ scope, params }) => reopen(scope, params.id!),
});

export const flagAssigned = endpoint({
  method: "POST",
  path: "/api/v1/assignments/{id}/flags",
  summary: "Flag the example for leads and reviewers",
  scope: ofAssignment,
  body: flagSchema,
  status: 201,
  answer: z.object({ id: z.uuid() }),
  refusals: { "not-found": 404 },
  handle: ({ scope, params, body }) => flag(scope, params.id!, body),
});

export const readOwnWork = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/work",
  summary: "Your rounds with their progress, your session and your pace",
  scope: ofProject,
  answer: z.object({
    rounds: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        state: z.enum(["open", "paused"]),
        guidelineVersion: z.int(),
        places: z.int(),
        left: z.int(),
        mine: z.int(),
      }),
    ),
    waiting: z.int().describe("Examples that you could label now, at most 1,000"),
    session: z.object({ elapsedMs: z.number(), submitted: z.int() }).nullable(),
    recentActiveMs: z.array(z.int()),
  }),
  handle: async ({ scope }) => ok(await ownWork(scope)),
});

export const listSubmitted = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/submitted",
  summary: "The examples that you submitted, newest first, with your answers",
  scope: ofProject,
  query: pageQuerySchema.extend({ example: z.uuid().optional().describe("Only this one") }),
  answer: pageSchema(
    z.object({
      id: z.uuid(),
      exampleId: z.string(),
      kind: z.string(),
      excerpt: z.string(),
      round: z.string(),
      guidelineVersion: z.int(),
      guidelineVersionId: z.uuid(),
      submittedAt: z.iso.datetime(),
      activeMs: z.int().nullable(),
      answers: z.record(z.string(), z.unknown()),
      reopened: z.boolean(),
      final: z.boolean(),
    }),
  ),
  handle: async ({ scope, query }) => ok(await ownSubmitted(scope, query)),
});
