import "server-only";
import { type Database, db } from "@/lib/server/db";
import { no } from "@/lib/server/errors";
import type { InstanceRole } from "@/lib/server/generated/prisma/enums";
import type { ProjectRole } from "../auth/permissions";
import { hashToken } from "../auth/tokens";

export type InvitationRefusal = "unknown" | "used" | "revoked" | "expired";

export interface Invitation {
  id: string;
  email: string | null;
  instanceRole: InstanceRole | null;
  projectId: string | null;
  projectName: string | null;
  projectRole: ProjectRole | null;
  invitedById: string | null;
  inviterName: string | null;
  expiresAt: Date;
  /** Whether the email has an account already. */
  known: boolean;
  state: "open" | Exclude<InvitationRefusal, "unknown">;
}

/** The invitation behind a one-time link, in whatever state it is; null where there is none. */
export async function readInvitation(token: string, database: Database = db()): Promise<Invitation | null> {
  const [row] = await database.$queryRaw<Invitation[]>`
    SELECT i.id, i.email, i.instance_role AS "instanceRole", i.project_id AS "projectId", p.name AS "projectName",
           i.project_role AS "projectRole", i.invited_by_id AS "invitedById", u.name AS "inviterName", i.expires_at AS "expiresAt",
           EXISTS (SELECT 1 FROM app_user k WHERE k.email = i.email) AS known,
           CASE WHEN i.accepted_at IS NOT NULL THEN 'used' WHEN i.revoked_at IS NOT NULL OR p.deleted_at IS NOT NULL THEN 'revoked'
                WHEN i.expires_at <= now() THEN 'expired' ELSE 'open' END AS state
    FROM invitation i LEFT JOIN project p ON p.id = i.project_id LEFT JOIN app_user u ON u.id = i.invited_by_id
    WHERE i.token_hash = ${hashToken(token)}`;
  return row ?? null;
}

/** The same, with its row locked to the end of the transaction: of many who use a link at once, one sees it open. */
export async function lockInvitation(tx: Database, token: string): Promise<Invitation | null> {
  await tx.$executeRaw`SELECT 1 FROM invitation WHERE token_hash = ${hashToken(token)} FOR UPDATE`;
  return readInvitation(token, tx);
}

/** Whether it grants no role and only sets a new password. */
export function isReset(invitation: Pick<Invitation, "instanceRole" | "projectId">): boolean {
  return !invitation.instanceRole && !invitation.projectId;
}

const WORDS: Record<InvitationRefusal, string> = {
  unknown: "This link is not one of ours, or it was cut off. Copy it again from where you got it.",
  used: "This link has been used. If that was you, sign in; if not, tell the person who invited you.",
  revoked: "This link was taken back or replaced by a newer one. Ask the person who invited you for a new link.",
  expired: "This link has expired. Ask the person who invited you for a new one.",
};

/** Why an invitation does not open, as a refusal. */
export function closedInvitation(invitation: Invitation | null) {
  const reason: InvitationRefusal = !invitation || invitation.state === "open" ? "unknown" : invitation.state;
  return no(reason, WORDS[reason]);
}
