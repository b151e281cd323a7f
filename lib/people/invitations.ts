import "server-only";
import { audit } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import type { InstanceRole } from "@/lib/server/generated/prisma/enums";
import type { ProjectRole } from "../auth/permissions";
import { hashToken, newToken } from "../auth/tokens";

const INVITATION_DAYS = 7;
/** A link that sets a new password opens an account as it stands, so it lives shorter. */
const RESET_DAYS = 1;

/** What an invitation grants. Without a role it only sets a new password. */
interface Grant {
  email?: string;
  instanceRole?: InstanceRole;
  project?: { id: string; role: ProjectRole };
}

export interface IssuedLink {
  id: string;
  /** To be shown once; it cannot be read again. */
  link: string;
  expiresAt: Date;
}

/**
 * Makes a one-time link and records it. An open invitation to the same thing for the same email is replaced: at most one link works.
 */
export async function issueInvitation(tx: Database, grant: Grant, invitedById: string | null): Promise<IssuedLink> {
  await revokeSame(tx, grant);
  const token = newToken("invite");
  const isReset = !grant.instanceRole && !grant.project;
  const [row] = await tx.$queryRaw<{ id: string; expiresAt: Date }[]>`
    INSERT INTO invitation (id, token_hash, email, instance_role, project_id, project_role, invited_by_id, expires_at)
    VALUES (gen_random_uuid(), ${hashToken(token)}, ${grant.email ?? null}, ${grant.instanceRole ?? null}::instance_role,
            ${grant.project?.id ?? null}::uuid, ${grant.project?.role ?? null}::project_role, ${invitedById}::uuid,
            now() + make_interval(days => ${isReset ? RESET_DAYS : INVITATION_DAYS}::int))
    RETURNING id, expires_at AS "expiresAt"`;
  await audit(tx, {
    ...streamOf(grant.project?.id),
    actorId: invitedById,
    action: isReset ? "password.link" : "invitation.create",
    subject: row!.id,
    detail: { role: grant.project?.role ?? grant.instanceRole ?? null },
  });
  return { ...row!, link: invitationLink(token) };
}

/** Where a project's invitation and what becomes of it are recorded: with the project, all others with the instance. */
export function streamOf(projectId: string | null | undefined): { stream: string; projectId?: string } {
  return projectId ? { stream: `project:${projectId}`, projectId } : { stream: "instance" };
}

async function revokeSame(tx: Database, grant: Grant): Promise<void> {
  await tx.$executeRaw`
    UPDATE invitation SET revoked_at = now()
    WHERE accepted_at IS NULL AND revoked_at IS NULL AND email IS NOT DISTINCT FROM ${grant.email ?? null}
      AND project_id IS NOT DISTINCT FROM ${grant.project?.id ?? null}::uuid
      AND (instance_role IS NULL) = ${grant.instanceRole === undefined}::boolean`;
}

/** Takes back the open invitations that somebody made who may no longer invite: of one project, or of the whole instance. */
export async function revokeInvitationsBy(tx: Database, userId: string, projectId?: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE invitation SET revoked_at = now()
    WHERE invited_by_id = ${userId}::uuid AND accepted_at IS NULL AND revoked_at IS NULL
      AND (${projectId ?? null}::uuid IS NULL OR project_id = ${projectId ?? null}::uuid)`;
}

/** Takes back the open links that set a new password for this email. */
export async function revokeResets(tx: Database, email: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE invitation SET revoked_at = now()
    WHERE email = ${email} AND project_id IS NULL AND instance_role IS NULL AND accepted_at IS NULL AND revoked_at IS NULL`;
}

/** The address that opens an invitation. Only its receiver may see it: whoever has it can use it. */
function invitationLink(token: string): string {
  return new URL(`/invitation/${token}`, env().NEXTAUTH_URL).href;
}
