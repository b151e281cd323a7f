import "server-only";
import type { Database } from "./db";
import { Prisma } from "./generated/prisma/client";

interface AuditInput {
  /** Which chain: `instance`, `guideline:<id>`, `project:<id>`, `work:<projectId>:<annotatorId>` or `refused`. */
  stream: string;
  actorId: string | null;
  /** What was done, as `noun.verb`, for example `round.open`. */
  action: string;
  subject?: string;
  projectId?: string;
  detail?: Prisma.InputJsonObject;
}

/** Adds to the audit log, in the transaction of the change itself. Number, time and hash are the database's work. */
export async function audit(tx: Database, input: AuditInput): Promise<void> {
  await tx.$executeRaw(auditInsert(input, Prisma.sql`${JSON.stringify(input.detail ?? {})}::jsonb`));
}

/** The same as a part of a larger statement, for a `detail` that comes out of the statement's other parts. */
export function auditInsert(
  { stream, projectId, actorId, action, subject }: Omit<AuditInput, "detail">,
  detail: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO audit_entry (stream, number, project_id, actor_id, action, subject, detail, previous, hash)
    VALUES (${stream}, 0, ${projectId ?? null}::uuid, ${actorId}::uuid, ${action}, ${subject ?? null}, ${detail}, '', '')`;
}
