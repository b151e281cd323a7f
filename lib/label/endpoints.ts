import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { pageQuerySchema, wholeList } from "@/lib/api/page";
import { acknowledge } from "@/lib/assign/acknowledgement";
import { MAX_HELD_LEASES } from "@/lib/assign/claim";
import type { Actor } from "@/lib/auth/actor";
import { requireProject, requireProjectOfAssignment } from "@/lib/auth/scope";
import { readInput } from "@/lib/input/read-input";
import { integerText, text } from "@/lib/input/schemas";
import { AppError, no, ok } from "@/lib/server/errors";
import {
  ACKNOWLEDGE,
  CHANGES,
  DRAFT,
  FLAG,
  GIVE_BACK,
  HELD,
  NEXT,
  RENEW,
  REOPEN,
  SKIP,
  SUBMIT,
  SUBMITTED,
  WORK,
} from "./calls";
import { giveBack } from "./give-back";
import { flag, renewLease, reopen, saveDraft, skip } from "./lease-commands";
import { heldLeases, nextLease } from "./leases";
import { ownSubmitted } from "./own-history";
import { ownWork } from "./own-work";
import { previewWork } from "./preview";
import { ownRoundSchema } from "./records";
import {
  acknowledgeSchema,
  draftSchema,
  flagSchema,
  giveBackSchema,
  leaseSchema,
  seenExampleSchema,
  skipSchema,
  submitSchema,
} from "./schema";
import { submit } from "./submit";
import { changesToRead } from "./version-changes";

export const previewCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/preview",
  summary:
    "For leads: examples as an annotator would be shown them next, blind; nothing is leased and nothing is stored",
  scope: (actor, params) => requireProject(actor, params.id!, "rounds:manage", "label:work"),
  answer: z.object({
    examples: z.array(seenExampleSchema),
    rounds: z.array(ownRoundSchema),
  }),
  handle: async ({ scope }) => ok(await previewWork(scope)),
});

const ofProject = (actor: Actor, params: Record<string, string>) => requireProject(actor, params.id!, "label:work");
const ofAssignment = (actor: Actor, params: Record<string, string>) =>
  requireProjectOfAssignment(actor, params.id!, "label:work");

export const takeNext = endpoint({
  ...NEXT,
  summary:
    "Lease your next example; 204 when nothing is left for you, with the reason in the header touchstone-nothing-left; 409 acknowledge-version until you confirm that you read what changed in the version, 409 qualify until you pass what is asked for it",
  scope: ofProject,
  query: z.object({
    holding: integerText(0, MAX_HELD_LEASES)
      .optional()
      .describe(
        "How many examples you have in hand. Then one comes in advance only as long as enough is left for others: else 204 enough-ahead, with the number that you may hold in the header touchstone-may-hold",
      ),
  }),
  empty: "Nothing is left for you, or you have enough in hand; the header touchstone-nothing-left says why",
  refusals: ["acknowledge-version", "qualify"],
  throws: ["rate-limited"],
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

function nothing(why: string, headers: Record<string, string> = {}) {
  return { ...ok(null), headers: { "touchstone-nothing-left": why, ...headers } };
}

export const readChanges = endpoint({
  ...CHANGES,
  summary: "What changed in the pinned version since the one that you knew, and whether you have to confirm it",
  scope: ofProject,
  handle: async ({ scope }) => ok(await changesToRead(scope)),
});

export const acknowledgeVersion = endpoint({
  ...ACKNOWLEDGE,
  summary: "Confirm that you read what changed in the pinned version; again answers the same",
  scope: ofProject,
  body: acknowledgeSchema,
  refusals: ["other-version"],
  handle: ({ scope, body }) => acknowledge(scope, body),
});

export const listHeld = endpoint({
  ...HELD,
  summary: "What you hold now, oldest first",
  scope: ofProject,
  handle: async ({ scope }) => ok(wholeList(await heldLeases(scope))),
});

export const giveBackHeld = endpoint({
  ...GIVE_BACK,
  summary:
    "Give back what you hold and have not begun, without skipping it; what you opened again is submitted as it was",
  scope: ofProject,
  body: giveBackSchema,
  handle: ({ scope, body }) => giveBack(scope, body),
});

export const renewHeld = endpoint({
  ...RENEW,
  summary: "Make the lease last its full time again",
  scope: ofAssignment,
  body: leaseSchema,
  refusals: ["lease-lost"],
  handle: ({ scope, params, body }) => renewLease(scope, params.id!, body.leaseToken),
});

export const submitAnswers = endpoint({
  ...SUBMIT,
  summary:
    "Submit the answers to one example. Send an Idempotency-Key header: sent again with the same key and content it answers the same and stores nothing",
  scope: ofAssignment,
  body: submitSchema,
  refusals: [
    "lease-lost",
    "already-submitted",
    "not-leased",
    "idempotency-key-reused",
    "not-found",
    "invalid-answers",
    "settled",
  ],
  handle: ({ scope, params, body, request }) => {
    const key = readInput(text(200), request.headers.get("idempotency-key")?.trim() ?? "");
    // Cut, two long keys would be one.
    if (!key.ok)
      throw new AppError("invalid", `Idempotency-Key: ${key.message}`, {
        errors: [{ field: "Idempotency-Key", message: key.message }],
      });
    return submit(scope, params.id!, body, key.value || undefined);
  },
});

export const skipHeld = endpoint({
  ...SKIP,
  summary: "Give the example back with a reason",
  scope: ofAssignment,
  body: skipSchema,
  refusals: ["lease-lost", "settled"],
  handle: ({ scope, params, body }) => skip(scope, params.id!, body),
});

export const draftHeld = endpoint({
  ...DRAFT,
  summary: "Keep answers that are not finished",
  scope: ofAssignment,
  body: draftSchema,
  refusals: ["lease-lost", "invalid-answers"],
  handle: ({ scope, params, body }) => saveDraft(scope, params.id!, body),
});

export const reopenSubmitted = endpoint({
  ...REOPEN,
  summary: "Take back a submitted example of yours to change it; what was given stands until you submit again",
  scope: ofAssignment,
  refusals: ["not-found", "round-closed", "settled"],
  handle: ({ scope, params }) => reopen(scope, params.id!),
});

export const flagAssigned = endpoint({
  ...FLAG,
  summary: "Flag the example for leads and reviewers",
  scope: ofAssignment,
  body: flagSchema,
  status: 201,
  refusals: ["not-found"],
  handle: ({ scope, params, body }) => flag(scope, params.id!, body),
});

export const readOwnWork = endpoint({
  ...WORK,
  summary: "Your rounds with their progress, your session and your pace",
  scope: ofProject,
  handle: async ({ scope }) => ok(await ownWork(scope)),
});

export const listSubmitted = endpoint({
  ...SUBMITTED,
  summary: "The examples that you submitted, newest first, with your answers",
  scope: ofProject,
  query: pageQuerySchema.extend({ example: z.uuid().optional().describe("Only this one") }),
  handle: async ({ scope, query }) => ok(await ownSubmitted(scope, query)),
});
