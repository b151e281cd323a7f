import "server-only";
import type { Database } from "./db";
import type { Prisma } from "./generated/prisma/client";

interface AuditInput {
  /** Which chain: `instance`, `guideline:<id>`, `project:<id>` or `work:<projectId>:<annotatorId>`. */
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
  await tx.$executeRaw`
    INSERT INTO audit_entry (stream, number, project_id, actor_id, action, subject, detail, previous, hash)
    VALUES (${input.stream}, 0, ${input.projectId ?? null}::uuid, ${input.actorId}::uuid, ${input.action}, ${input.subject ?? null},
            ${JSON.stringify(input.detail ?? {})}::jsonb, '', '')`;
}
