import { z } from "zod";
import { iso } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { pageQuerySchema, pageSchema, wholeList } from "@/lib/api/page";
import { requireProject } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { answersOfSchema } from "@/lib/guideline/schema";
import { integerText } from "@/lib/input/schemas";
import { no, ok } from "@/lib/server/errors";
import { versionReaders } from "./acknowledgement";
import { PLACES_AT_ONCE, startRound } from "./commands";
import { roundCoverage } from "./coverage-queries";
import { leftDrafts } from "./draft-queries";
import { roundPeople } from "./people-queries";
import { listRounds, readRound } from "./queries";
import { skipReasons } from "./queue-queries";
import { changeRound } from "./round-commands";
import { ITEM_ORDERS, ROUND_STATES, roundChangeSchema, roundInputSchema, takeBackSchema } from "./schema";
import { takeBack } from "./take-back";

const notes = z.array(z.object({ code: z.string(), message: z.string() }));

export const openRoundCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/rounds",
  summary: `Open a round: hand out examples with an overlap, in random order per annotator. More than ${PLACES_AT_ONCE.toLocaleString("en")} places are made by a job: then id is null, and the job names the round once it has succeeded`,
  scope: (actor, params) => requireProject(actor, params.id!, "rounds:manage"),
  body: roundInputSchema,
  status: 201,
  answer: z.object({ id: z.uuid().nullable(), job: z.uuid().nullable(), examples: z.int(), places: z.int(), notes }),
  refusals: ["unknown-annotators", "unknown-examples", "no-gold", "no-examples", "too-large"],
  handle: ({ scope, body }) => startRound(scope, body),
});

const time = z.iso.datetime();
const roundAnswer = z.object({
  id: z.uuid(),
  name: z.string(),
  state: z.enum(ROUND_STATES),
  overlap: z.int(),
  share: z.number(),
  goldRate: z.number(),
  repeatRate: z.number(),
  order: z.enum(ITEM_ORDERS),
  leaseMinutes: z.int().describe("The round's own, or the project's"),
  seed: z.int(),
  guidelineVersion: z.int().describe("What is open is asked by it"),
  guidelineHash: z.string(),
  versions: z
    .array(z.object({ number: z.int(), hash: z.string(), places: z.int() }))
    .describe("Where the project moved on meanwhile: under which its labels were given or are being given"),
  createdAt: time,
  createdBy: z.string().nullable(),
  examples: z.int(),
  places: z.int(),
  submitted: z.int(),
  leased: z.int(),
  skipped: z.int(),
  gold: z.int(),
  repeats: z.int(),
  extras: z.int(),
  working: z.array(z.string()).describe("Who holds an example now"),
  lastActivity: time.nullable(),
  participants: z.array(z.string()).nullable().describe("Emails; null: every annotator of the project"),
});

const person = z.object({
  annotatorId: z.uuid(),
  name: z.string(),
  kind: z.enum(["human", "external", "model"]),
  takesPart: z.boolean(),
  submitted: z.int(),
  skipped: z.int(),
  gold: z.int(),
  repeats: z.int(),
  holds: z.int(),
  nextExpiry: time.nullable().describe("When the first of the leases that they hold ends"),
  medianMs: z.number().nullable().describe("Active time of their latest 100 examples in the round"),
  lastSeen: time.nullable(),
});

export const listRoundsCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/rounds",
  summary: "The project's rounds with their progress, newest first, by cursor",
  scope: (actor, params) => requireProject(actor, params.id!, "rounds:read"),
  query: pageQuerySchema,
  answer: pageSchema(roundAnswer),
  handle: async ({ scope, query }) => ok(iso(await listRounds(scope, query))),
});

const unknownRound = () => no("not-found", "There is no such round in this project.");

export const readRoundCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/rounds/{round}",
  summary:
    "One round: its progress, who did how much, how many examples have how many labels, why examples were skipped",
  scope: (actor, params) => requireProject(actor, params.id!, "rounds:read"),
  query: z.object({
    page: integerText(1, 10_000).default(1).describe("Page of the people, 50 each"),
  }),
  answer: roundAnswer.extend({
    people: z.array(person),
    peopleInAll: z.int(),
    coverage: z.array(z.object({ labels: z.int(), examples: z.int(), complete: z.int() })),
    skips: z.array(z.object({ reason: z.string(), skips: z.int(), examples: z.int() })),
  }),
  refusals: ["not-found"],
  handle: async ({ scope, params, query }) => {
    const round = await readRound(scope, params.round!);
    if (!round) return unknownRound();
    const [people, coverage, skips] = await Promise.all([
      roundPeople(scope, round.id, { page: query.page, size: 50 }),
      roundCoverage(scope, round.id),
      skipReasons(scope, round.id),
    ]);
    return ok(iso({ ...round, people: people.rows, peopleInAll: people.total, coverage, skips }));
  },
});

export const changeRoundCall = endpoint({
  method: "PATCH",
  path: "/api/v1/projects/{id}/rounds/{round}",
  summary: "Pause, open again or close a round, or say anew who takes part",
  scope: (actor, params) => requireProject(actor, params.id!, "rounds:manage"),
  body: roundChangeSchema,
  answer: z.object({ id: z.uuid(), state: z.enum(ROUND_STATES) }),
  refusals: ["not-found", "unknown-annotators"],
  handle: async ({ scope, params, body }) =>
    isUuid(params.round!) ? changeRound(scope, params.round!, body) : unknownRound(),
});

export const takeBackCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/take-back",
  summary:
    "Take examples out of people's hands: of a round, of an annotator, or single ones. Others get them at once; drafts stay, and what is submitted all the same is kept as an extra label",
  scope: (actor, params) => requireProject(actor, params.id!, "rounds:manage"),
  body: takeBackSchema,
  answer: z.object({ released: z.int().describe("Examples that were held") }),
  handle: ({ scope, body }) => takeBack(scope, body),
});

export const listDraftsCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/rounds/{round}/drafts",
  summary: "Answers of the round that were begun and not handed in, whose authors hold the example no more",
  scope: (actor, params) => requireProject(actor, params.id!, "rounds:manage"),
  query: z.object({ page: integerText(1, 10_000).default(1).describe("50 each") }),
  answer: z.object({
    items: z.array(
      z.object({
        assignmentId: z.uuid(),
        exampleId: z.uuid(),
        externalId: z.string(),
        annotatorId: z.uuid(),
        name: z.string(),
        savedAt: time,
        answers: answersOfSchema,
        guidelineVersionId: z.uuid().describe("By which the author worked"),
        isDone: z.boolean().describe("Whether somebody else has labelled the place since"),
      }),
    ),
    total: z.int(),
  }),
  refusals: ["not-found"],
  handle: async ({ scope, params, query }) => {
    if (!isUuid(params.round!)) return unknownRound();
    const { rows, total } = await leftDrafts(scope, params.round!, { page: query.page, size: 50 });
    return ok(iso({ items: rows, total }));
  },
});

export const listReadersCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/readers",
  summary:
    "Who labels and was shown the pinned version, and who gets no work until they confirm that they read its changes",
  scope: (actor, params) => requireProject(actor, params.id!, "project:manage"),
  answer: pageSchema(
    z.object({
      annotatorId: z.uuid(),
      name: z.string(),
      shown: z.enum(["changes", "guideline"]).nullable(),
      at: time.nullable(),
      waits: z.boolean(),
    }),
  ).extend({ version: z.int().describe("The pinned version") }),
  handle: async ({ scope }) =>
    ok({ version: scope.project.versionNumber, ...wholeList(iso(await versionReaders(scope))) }),
});
