import { z } from "zod";
import { iso } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import type { Actor } from "@/lib/auth/actor";
import { requireProject } from "@/lib/auth/scope";
import { answersOfSchema } from "@/lib/guideline/schema";
import { ok } from "@/lib/server/errors";
import { grantAttempt, liftQualification, setQualification } from "./commands";
import { currentSet, qualificationResults } from "./queries";
import { grantSchema, setQualificationSchema } from "./schema";

const ofProject = (actor: Actor, params: Record<string, string>) => requireProject(actor, params.id!, "rounds:manage");

export const setQualificationCall = endpoint({
  method: "PUT",
  path: "/api/v1/projects/{id}/qualification",
  summary: "Make gold examples what annotators have to pass before they get work under the pinned version",
  scope: ofProject,
  body: setQualificationSchema,
  answer: z.object({ id: z.uuid() }),
  refusals: ["no-gold"],
  handle: ({ scope, body }) => setQualification(scope, body),
});

export const liftQualificationCall = endpoint({
  method: "DELETE",
  path: "/api/v1/projects/{id}/qualification",
  summary: "Ask nobody for a qualification under the pinned version any more",
  scope: ofProject,
  answer: z.object({ lifted: z.literal(true) }),
  refusals: ["no-qualification"],
  handle: ({ scope }) => liftQualification(scope),
});

export const readQualificationResults = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/qualification/results",
  summary: "The set that annotators have to pass, how its examples went, and how each person stands",
  scope: ofProject,
  answer: z.object({
    set: z
      .object({
        id: z.uuid(),
        passMark: z.number(),
        attempts: z.int(),
        perAttempt: z.int().nullable().describe("How many of the examples an attempt asks; null: all"),
        createdAt: z.iso.datetime(),
        items: z.array(
          z.object({
            example: z.string(),
            expected: answersOfSchema,
            explanation: z.string(),
            answered: z.int().describe("People who answered it in their first attempt"),
            right: z.int().describe("Those of them who got all of it right"),
          }),
        ),
      })
      .nullable(),
    people: z.array(
      z.object({
        annotatorId: z.uuid(),
        name: z.string(),
        qualified: z.boolean(),
        left: z.int(),
        tries: z.array(
          z.object({
            number: z.int(),
            endedAt: z.iso.datetime().nullable(),
            right: z.int().nullable(),
            asked: z.int().nullable(),
            passed: z.boolean().nullable(),
          }),
        ),
      }),
    ),
  }),
  handle: async ({ scope }) => {
    const set = await currentSet(scope);
    return ok(iso({ set, people: await qualificationResults(scope, set) }));
  },
});

export const grantAttemptCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/qualification/grants",
  summary: "Give somebody who has no attempt left another one",
  scope: ofProject,
  body: grantSchema,
  answer: z.object({ left: z.int() }),
  refusals: ["not-found", "has-tries", "no-qualification"],
  handle: ({ scope, body }) => grantAttempt(scope, body),
});
