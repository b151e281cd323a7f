import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import type { Actor } from "@/lib/auth/actor";
import { requireProject } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { no, ok } from "@/lib/server/errors";
import { answerItem, beginAttempt } from "./commands";
import { attemptResult, ownQualification } from "./queries";
import { qualificationAnswerSchema } from "./schema";

const ofProject = (actor: Actor, params: Record<string, string>) => requireProject(actor, params.id!, "label:work");
const unknownAttempt = () => no("not-found", "There is no such attempt of yours.");

const answers = z.record(z.string(), z.unknown());
const example = z.looseObject({ kind: z.string() });
const work = z.object({
  attempt: z.uuid(),
  number: z.int(),
  answered: z.int(),
  left: z.array(z.object({ id: z.string(), example })),
});
const result = z.object({
  attempt: z.uuid(),
  number: z.int(),
  right: z.int(),
  asked: z.int(),
  passed: z.boolean(),
  passMark: z.number(),
  items: z.array(
    z.object({
      id: z.string(),
      example,
      given: answers,
      expected: answers,
      right: z.array(z.string()),
      explanation: z.string(),
    }),
  ),
});

export const readOwnQualification = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/qualification",
  summary: "What you have to pass before you get work under the pinned version, and how your attempts went",
  scope: ofProject,
  answer: z.object({
    version: z.int(),
    required: z.boolean().describe("Work waits until you pass"),
    set: z.object({ examples: z.int(), passMark: z.number(), attempts: z.int() }).nullable(),
    qualified: z.boolean(),
    left: z.int().describe("Attempts that you may still begin"),
    open: z.uuid().nullable(),
    tries: z.array(
      z.object({
        id: z.uuid(),
        number: z.int(),
        endedAt: z.iso.datetime().nullable(),
        right: z.int().nullable(),
        asked: z.int().nullable(),
        passed: z.boolean().nullable(),
      }),
    ),
  }),
  handle: async ({ scope }) => ok(await ownQualification(scope)),
});

export const beginAttemptCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/qualification/attempts",
  summary: "Begin an attempt, or go on with the one that is open: its examples, without their answers",
  scope: ofProject,
  answer: work,
  refusals: { "no-qualification": 404, qualified: 409, "no-attempt-left": 409 },
  handle: ({ scope }) => beginAttempt(scope),
});

export const answerItemCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/qualification/attempts/{attempt}/answers",
  summary: "Answer an example of an open attempt; with the last one it ends, and its result is told",
  scope: ofProject,
  body: qualificationAnswerSchema,
  answer: z.object({ work: work.nullable(), result: result.nullable() }),
  refusals: { "not-found": 404, "attempt-ended": 409, "invalid-answers": 422 },
  handle: async ({ scope, params, body }) =>
    isUuid(params.attempt!) ? answerItem(scope, params.attempt!, body) : unknownAttempt(),
});

export const readAttemptCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/qualification/attempts/{attempt}",
  summary: "The result of an attempt of yours that has ended: what was right, and why",
  scope: ofProject,
  answer: result,
  refusals: { "not-found": 404, "attempt-open": 409 },
  handle: async ({ scope, params }) =>
    isUuid(params.attempt!) ? attemptResult(scope, params.attempt!) : unknownAttempt(),
});
