import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { no, ok } from "@/lib/server/errors";
import { openRound, setRoundState } from "./commands";
import { listRounds } from "./queries";
import { roundInputSchema } from "./schema";

const notes = z.array(z.object({ code: z.string(), message: z.string() }));

export const openRoundCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/rounds",
  summary: "Open a round: hand out examples with an overlap, in random order per annotator",
  scope: (actor, params) => requireProject(actor, params.id!, "rounds:manage"),
  body: roundInputSchema,
  status: 201,
  answer: z.object({ id: z.uuid(), examples: z.int(), places: z.int(), notes }),
  refusals: {
    "unknown-annotators": 400,
    "unknown-examples": 400,
    "no-gold": 409,
    "no-examples": 409,
    "too-large": 413,
  },
  handle: ({ scope, body }) => openRound(scope, body),
});

const roundAnswer = z.looseObject({
  id: z.uuid(),
  name: z.string(),
  state: z.string(),
  overlap: z.int(),
  examples: z.int(),
  places: z.int(),
  submitted: z.int(),
});

export const listRoundsCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/rounds",
  summary: "The project's rounds with their progress, newest first",
  scope: (actor, params) => requireProject(actor, params.id!, "rounds:read"),
  answer: z.object({ rounds: z.array(roundAnswer) }),
  handle: async ({ scope }) => ok({ rounds: await listRounds(scope) }),
});

export const changeRoundCall = endpoint({
  method: "PATCH",
  path: "/api/v1/projects/{id}/rounds/{round}",
  summary: "Pause, reopen or close a round",
  scope: (actor, params) => requireProject(actor, params.id!, "rounds:manage"),
  body: z.object({ state: z.enum(["open", "paused", "closed"]) }),
  answer: z.object({ id: z.uuid(), state: z.string() }),
  refusals: { "not-found": 404 },
  handle: async ({ scope, params, body }) =>
    isUuid(params.round!)
      ? setRoundState(scope, { roundId: params.round!, state: body.state })
      : no("not-found", "There is no such round."),
});
