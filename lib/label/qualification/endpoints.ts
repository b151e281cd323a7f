import { z } from "zod";
import { iso } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import type { Actor } from "@/lib/auth/actor";
import { requireProject } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { no, ok } from "@/lib/server/errors";
import { answerItem, beginAttempt } from "./commands";
import { attemptResult, ownQualification } from "./queries";
import { attemptResultSchema, attemptWorkSchema, ownQualificationSchema, qualificationAnswerSchema } from "./schema";

const ofProject = (actor: Actor, params: Record<string, string>) => requireProject(actor, params.id!, "label:work");
const unknownAttempt = () => no("not-found", "There is no such attempt of yours.");

export const readOwnQualification = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/qualification",
  summary: "What you have to pass before you get work under the pinned version, and how your attempts went",
  scope: ofProject,
  answer: ownQualificationSchema,
  handle: async ({ scope }) => ok(iso(await ownQualification(scope))),
});

export const beginAttemptCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/qualification/attempts",
  summary: "Begin an attempt, or go on with the one that is open: its examples, without their answers",
  scope: ofProject,
  answer: attemptWorkSchema,
  refusals: ["no-qualification", "qualified", "no-attempt-left"],
  handle: ({ scope }) => beginAttempt(scope),
});

export const answerItemCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/qualification/attempts/{attempt}/answers",
  summary:
    "Answer an example of an open attempt; with the last one it ends, and its result is told. Other answers to the same example are refused",
  scope: ofProject,
  body: qualificationAnswerSchema,
  answer: z.object({ work: attemptWorkSchema.nullable(), result: attemptResultSchema.nullable() }),
  refusals: ["not-found", "attempt-ended", "invalid-answers", "already-answered"],
  handle: async ({ scope, params, body }) =>
    isUuid(params.attempt!) ? answerItem(scope, params.attempt!, body) : unknownAttempt(),
});

export const readAttemptCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/qualification/attempts/{attempt}",
  summary:
    "The result of an attempt of yours that has ended; what was right, and why, once you passed or are not asked it again",
  scope: ofProject,
  answer: attemptResultSchema,
  refusals: ["not-found", "attempt-open"],
  handle: async ({ scope, params }) =>
    isUuid(params.attempt!) ? attemptResult(scope, params.attempt!) : unknownAttempt(),
});
