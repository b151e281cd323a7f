import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { no, ok } from "@/lib/server/errors";
import { EXAMPLE_EVENTS } from "./example-history";
import { examplePage } from "./example-page";

const label = z.object({
  letter: z.string().describe("Instead of a name; of a model J1, J2 …"),
  isModel: z.boolean(),
  values: z.record(z.string(), z.unknown()),
  comments: z.record(z.string(), z.string()),
});
const resolution = z.looseObject({
  id: z.uuid(),
  criterionKey: z.string(),
  value: z.unknown(),
  reason: z.string(),
  note: z.string(),
  author: z.string().nullable(),
  createdAt: z.date(),
});
const event = z.object({
  what: z.enum(EXAMPLE_EVENTS),
  at: z.date(),
  by: z.string().nullable(),
  criterion: z.string().nullable(),
  version: z.int().nullable(),
  people: z.int().nullable().describe("labelled: how many"),
  value: z.unknown().describe("settled: the answer; null: no single right answer"),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  request: z.object({ id: z.uuid(), title: z.string() }).nullable(),
});

export const readExampleCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/examples/{example}",
  summary: "One example, by its id or the importer’s, with everybody’s labels without names, its decisions and history",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read", "examples:read"),
  query: z.object({
    version: z.coerce.number().int().min(1).optional().describe("Whose labels: those for what this version asks"),
  }),
  answer: z.object({
    id: z.uuid(),
    example: z.looseObject({ id: z.string(), kind: z.string() }).describe("In canonical shape, with known answers"),
    version: z.int(),
    labels: z.array(label),
    resolutions: z.array(resolution).describe("Those that stand"),
    excluded: z.object({ reason: z.string().nullable(), note: z.string().nullable() }).nullable(),
    history: z.array(event).describe("Newest first"),
  }),
  refusals: { "not-found": 404 },
  handle: async ({ scope, params, query }) => {
    const found = await examplePage(scope, params.example!, query.version);
    if (!found) return no("not-found", "The project has no such example, or its guideline no such version.");
    const { exampleId: id, example, version, resolutions, excluded, events: history } = found;
    const labels = found.labels.map(({ activeMs: _pace, ...one }) => one);
    return ok({ id, example, version: version.number, labels, resolutions, excluded, history });
  },
});
