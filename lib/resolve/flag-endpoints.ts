import { z } from "zod";
import { iso } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { pageQuerySchema, pageSchema } from "@/lib/api/page";
import { requireProject } from "@/lib/auth/scope";
import { no, ok } from "@/lib/server/errors";
import { listFlags, readFlag } from "./flags";

const flag = z.object({
  id: z.uuid(),
  example: z.string(),
  criterion: z.string().nullable(),
  clause: z.string().nullable(),
  body: z.string(),
  raisedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable().describe("When somebody looked after it"),
});

export const listFlagsCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/flags",
  summary: "What was flagged while labelling, newest first, without who it was",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read"),
  query: pageQuerySchema.extend({ state: z.enum(["open", "closed"]).optional() }),
  answer: pageSchema(flag),
  handle: async ({ scope, query }) => ok(iso(await listFlags(scope, query))),
});

export const readFlagCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/flags/{flag}",
  summary: "One flag",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read"),
  answer: flag,
  refusals: ["not-found"],
  handle: async ({ scope, params }) => {
    const found = await readFlag(scope, params.flag!);
    return found ? ok(iso(found)) : no("not-found", "There is no such flag.");
  },
});
