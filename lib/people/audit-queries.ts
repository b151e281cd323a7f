import "server-only";
import type { Page } from "@/lib/api/page";
import { ALL_STREAMS, type AuditCheck, checkStreams, streamsOfProject } from "@/lib/server/audit-check";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { InstanceScope } from "../auth/instance-scope";
import type { ProjectScope } from "../auth/scope";
import type { auditTable, INSTANCE_LOGS } from "./address";

export interface AuditRow {
  number: number;
  at: Date;
  actorName: string | null;
  action: string;
  /** The name of the account, the project or the token that it was done to, or whom an invitation is for, while there is one. */
  subjectName: string | null;
  subject: string | null;
  detail: Prisma.JsonValue;
  previous: string;
  hash: string;
}

export interface AuditPage {
  rows: AuditRow[];
  /** All that match. */
  total: number;
}

type View = Omit<Awaited<ReturnType<typeof auditTable.load>>, "q" | "sort">;

const INSTANCE = "instance";
const REFUSED = "refused";

export function listInstanceAudit(_scope: InstanceScope, view: View): Promise<AuditPage> {
  return list(INSTANCE, view);
}

export function listProjectAudit(scope: ProjectScope<"audit:read">, view: View): Promise<AuditPage> {
  return list(`project:${scope.projectId}`, view);
}

export function instanceAuditChoices(_scope: InstanceScope): Promise<AuditChoices> {
  return choices(INSTANCE);
}

export function projectAuditChoices(scope: ProjectScope<"audit:read">): Promise<AuditChoices> {
  return choices(`project:${scope.projectId}`);
}

/** Attempts that were refused. */
export function listRefused(_scope: InstanceScope, view: View): Promise<AuditPage> {
  return list(REFUSED, view);
}

export function refusedChoices(_scope: InstanceScope): Promise<AuditChoices> {
  return choices(REFUSED);
}

/** Verifies every stream there is. */
export function checkInstanceAudit(_scope: InstanceScope): Promise<AuditCheck> {
  return checkStreams(ALL_STREAMS);
}

/** Verifies a project's log, its guideline's, and the work of its annotators. */
export function checkProjectAudit({ projectId, project }: ProjectScope<"audit:read">): Promise<AuditCheck> {
  return checkStreams(streamsOfProject({ projectId, guidelineId: project.guidelineId }));
}

/** One entry of a project's log; null where it has none of this number. */
export async function readProjectAudit(scope: ProjectScope<"audit:read">, number: number): Promise<AuditRow | null> {
  const [entry] = await entries(`project:${scope.projectId}`, Prisma.sql`number = ${number}::int`, 1);
  return entry ?? null;
}

/** The log of a project behind a number, newest first. */
export function pageProjectAudit(scope: ProjectScope<"audit:read">, asked: Asked): Promise<Page<AuditRow>> {
  return pageOfLog(`project:${scope.projectId}`, asked);
}

/** The same of the instance: its changes, or the attempts that were refused. */
export function pageInstanceAudit(
  _scope: InstanceScope,
  { log, ...asked }: Asked & { log?: (typeof INSTANCE_LOGS)[number] },
): Promise<Page<AuditRow>> {
  return pageOfLog(log === "refused" ? REFUSED : INSTANCE, asked);
}

type Filter = Partial<Pick<View, "about" | "by" | "from" | "to">>;
type Asked = Filter & { limit: number; cursor?: number };

async function pageOfLog(stream: string, { limit, cursor, ...filter }: Asked) {
  const where = Prisma.sql`${conditions(filter)} AND (${cursor ?? null}::int IS NULL OR number < ${cursor ?? null}::int)`;
  const rows = await entries(stream, where, limit + 1);
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? String(items.at(-1)!.number) : null };
}

const UUID_SHAPE = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

async function list(stream: string, { page, size, ...filter }: View): Promise<AuditPage> {
  const where = conditions(filter);
  const [rows, [count]] = await Promise.all([
    entries(stream, where, size, (page - 1) * size),
    db().$queryRaw<
      { total: number }[]
    >`SELECT count(*)::int AS total FROM audit_entry WHERE stream = ${stream} AND ${where}`,
  ]);
  return { rows, total: count?.total ?? 0 };
}

function conditions({ about, by, from, to }: Filter): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`true`,
      ...(about ? [Prisma.sql`split_part(action, '.', 1) = ${about}`] : []),
      ...(by ? [Prisma.sql`actor_id = ${by}::uuid`] : []),
      ...(from ? [Prisma.sql`at >= ${from}::date::timestamp AT TIME ZONE 'UTC'`] : []),
      ...(to ? [Prisma.sql`at < (${to}::date + 1)::timestamp AT TIME ZONE 'UTC'`] : []),
    ],
    " AND ",
  );
}

function entries(stream: string, where: Prisma.Sql, limit: number, offset = 0): Promise<AuditRow[]> {
  return db().$queryRaw<AuditRow[]>`
    SELECT e.number, e.at, a.name AS "actorName", e.action, coalesce(s.name, p.name, i.email, t.name) AS "subjectName", e.subject,
           CASE WHEN e.stream = ${REFUSED} THEN unsealed(e.detail) ELSE e.detail END AS detail, e.previous, e.hash
    FROM (SELECT *, CASE WHEN subject ~ ${UUID_SHAPE} THEN subject::uuid END AS subject_id FROM audit_entry
          WHERE stream = ${stream} AND ${where} ORDER BY number DESC LIMIT ${limit}::int OFFSET ${offset}::int) e
    LEFT JOIN app_user a ON a.id = e.actor_id
    LEFT JOIN app_user s ON s.id = e.subject_id
    LEFT JOIN project p ON p.id = e.subject_id
    LEFT JOIN invitation i ON i.id = e.subject_id
    LEFT JOIN api_token t ON t.id = e.subject_id
    ORDER BY e.number DESC`;
}

/** What a log can be filtered by: what stands in it. */
export interface AuditChoices {
  about: string[];
  people: { id: string; name: string }[];
}

async function choices(stream: string): Promise<AuditChoices> {
  const [row] = await db().$queryRaw<AuditChoices[]>`
    SELECT ARRAY(SELECT DISTINCT split_part(action, '.', 1) FROM audit_entry WHERE stream = ${stream} ORDER BY 1) AS about,
           coalesce((SELECT jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) ORDER BY u.name, u.id) FROM app_user u
                     WHERE u.id IN (SELECT actor_id FROM audit_entry WHERE stream = ${stream})), '[]') AS people`;
  return row!;
}
