import { z } from "zod";
import { iso } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { PART_KINDS, SPEAKERS } from "@/lib/core/facts/fact";
import { exampleSchema } from "@/lib/formats/example";
import { answersOfSchema, answerValueSchema } from "@/lib/guideline/schema";
import { integerText } from "@/lib/input/schemas";
import { no, ok } from "@/lib/server/errors";
import { EXAMPLE_EVENTS } from "./example-history";
import { examplePage } from "./example-page";

const time = z.iso.datetime();
const value = answerValueSchema.nullable().describe("null: no single right answer");
const label = z.object({
  letter: z.string().describe("Instead of a name; of a model J1, J2 …"),
  isModel: z.boolean(),
  values: answersOfSchema,
  comments: z.record(z.string(), z.string()),
});
const resolution = z.object({
  id: z.uuid(),
  criterionKey: z.string(),
  value,
  distribution: z.record(z.string(), z.number()).nullable(),
  method: z.string(),
  reason: z.string(),
  note: z.string(),
  author: z.string().nullable(),
  createdAt: time,
  changedLabels: z.int().describe("How many labels stand by now as they did not when it was settled"),
  request: z
    .object({ id: z.uuid(), title: z.string(), state: z.string() })
    .nullable()
    .describe("The change request that it is a case of"),
});
const event = z.object({
  what: z.enum(EXAMPLE_EVENTS),
  at: time,
  by: z.string().nullable(),
  criterion: z.string().nullable(),
  version: z.int().nullable(),
  people: z.int().nullable().describe("labelled: how many"),
  value: value.describe("settled: the answer; null: no single right answer"),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  request: z.object({ id: z.uuid(), title: z.string() }).nullable(),
});
const span = z.object({
  type: z.string(),
  from: z.int().describe("In code points of the part, inclusive"),
  to: z.int().describe("Exclusive"),
  confidence: z.number().optional(),
});
const fact = z.object({
  name: z.string(),
  known: z.boolean().describe("Whether it was looked for already"),
  value: z
    .union([z.number(), z.boolean(), z.string(), z.array(span).readonly()])
    .nullable()
    .describe("A hash in hexadecimal digits; null where there is none, or it is not known"),
});
const facts = z.object({
  whole: z.array(fact),
  parts: z.array(
    z.object({
      kind: z.enum(PART_KINDS),
      place: z.int().describe("Among those of its kind, from 0"),
      speaker: z.enum(SPEAKERS).nullable(),
      facts: z.array(fact),
    }),
  ),
});
const flag = z.object({ id: z.uuid(), criterionKey: z.string().nullable(), body: z.string(), createdAt: time });

export const readExampleCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/examples/{example}",
  summary:
    "One example, by its id or the importer’s, with everybody’s labels without names, its decisions, facts and history",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read", "examples:read"),
  query: z.object({
    version: integerText(1).optional().describe("Whose labels: those for what this version asks"),
  }),
  answer: z.object({
    id: z.uuid(),
    example: exampleSchema.describe("In canonical shape, with known answers"),
    version: z.int(),
    labels: z.array(label),
    resolutions: z.array(resolution).describe("Those that stand"),
    withdrawn: z
      .array(resolution.extend({ withdrawnAt: time, withdrawnBy: z.string().nullable() }))
      .describe("What stood once, newest first"),
    flags: z.array(flag).describe("Those that nobody has looked after"),
    excluded: z.object({ reason: z.string().nullable(), note: z.string().nullable() }).nullable(),
    facts: facts.describe("What was found out about it, whole and part by part"),
    history: z.array(event).describe("Newest first"),
  }),
  refusals: ["not-found"],
  handle: async ({ scope, params, query }) => {
    const found = await examplePage(scope, params.example!, query.version);
    if (!found) return no("not-found", "The project has no such example, or its guideline no such version.");
    const { exampleId: id, example, version, resolutions, flags, excluded, facts, events: history } = found;
    const labels = found.labels.map(({ activeMs: _pace, ...one }) => one);
    const withdrawn = found.withdrawn;
    return ok(
      iso({ id, example, version: version.number, labels, resolutions, withdrawn, flags, excluded, facts, history }),
    );
  },
});
