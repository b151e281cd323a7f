import "server-only";
import { z } from "zod";
import { iso } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { numberedPageQuerySchema, pageSchema } from "@/lib/api/page";
import { no, ok } from "@/lib/server/errors";
import { requireInstance } from "../auth/instance-scope";
import { requireProject } from "../auth/scope";
import { auditFilters, INSTANCE_LOGS } from "./address";
import { pageInstanceAudit, pageProjectAudit, readProjectAudit } from "./audit-queries";

const entry = z.object({
  number: z.int(),
  at: z.iso.datetime(),
  actorName: z.string().nullable(),
  action: z.string(),
  subjectName: z.string().nullable().describe("The account, project, token or invitation that it was done to"),
  subject: z.string().nullable(),
  detail: z.unknown().describe("What is to be said of it, by its action"),
  previous: z.string().describe("Hash of the entry before"),
  hash: z.string(),
});

const filter = numberedPageQuerySchema.extend(auditFilters);

export const getProjectAudit = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/audit",
  summary: "The project's audit log, newest first",
  scope: (actor, params) => requireProject(actor, params.id ?? "", "audit:read"),
  query: filter,
  answer: pageSchema(entry),
  handle: async ({ scope, query }) => ok(iso(await pageProjectAudit(scope, query))),
});

export const getProjectAuditEntry = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/audit/{n}",
  summary: "One entry of the project's audit log",
  scope: (actor, params) => requireProject(actor, params.id ?? "", "audit:read"),
  answer: entry,
  refusals: ["not-found"],
  handle: async ({ scope, params }) => {
    const number = /^[1-9]\d{0,8}$/.test(params.n ?? "") ? Number(params.n) : 0;
    const found = await readProjectAudit(scope, number);
    return found ? ok(iso(found)) : no("not-found", "The log has no such entry.");
  },
});

export const getAudit = endpoint({
  method: "GET",
  path: "/api/v1/audit",
  summary: "The audit log of this instance, newest first, or the attempts that were refused; for admins",
  scope: async (actor) => requireInstance(actor),
  query: filter.extend({ log: z.enum(INSTANCE_LOGS).optional().describe("Which log; changes if not said") }),
  answer: pageSchema(entry),
  handle: async ({ scope, query }) => ok(iso(await pageInstanceAudit(scope, query))),
});
