import "server-only";
import { db } from "@/lib/server/db";
import type { InstanceScope } from "../auth/instance-scope";
import type { ProjectScope } from "../auth/scope";

export interface OpenInvitation {
  id: string;
  email: string | null;
  /** Null for a link that sets a new password. */
  role: string | null;
  inviterName: string | null;
  createdAt: Date;
  expiresAt: Date;
}

/** The project's invitations that still work, newest first. */
export function listProjectInvitations(scope: ProjectScope<"members:manage">): Promise<OpenInvitation[]> {
  return listOpen(scope.projectId);
}

/** The instance's invitations and password links that still work, newest first. */
export function listInstanceInvitations(_scope: InstanceScope): Promise<OpenInvitation[]> {
  return listOpen(null);
}

function listOpen(projectId: string | null): Promise<OpenInvitation[]> {
  return db().$queryRaw<OpenInvitation[]>`
    SELECT i.id, i.email, coalesce(i.project_role::text, i.instance_role::text) AS role, u.name AS "inviterName",
           i.created_at AS "createdAt", i.expires_at AS "expiresAt"
    FROM invitation i LEFT JOIN app_user u ON u.id = i.invited_by_id
    WHERE i.project_id IS NOT DISTINCT FROM ${projectId}::uuid
      AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()
    ORDER BY i.created_at DESC LIMIT 200`;
}
