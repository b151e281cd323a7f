import "server-only";
import type { Database } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { forgetAttempts } from "../auth/attempts";
import type { ProjectRole } from "../auth/permissions";
import { revokeInvitationsBy } from "./invitations";
import { LAST_ADMIN, lockUser, UNKNOWN } from "./user-commands";

interface Seat {
  projectId: string;
  projectName: string;
  role: ProjectRole;
}

/**
 * Takes everything of a person out of their account and whatever points at it, within a transaction: name, email, password, sign-ins with
 * their devices, tokens, invitations, memberships, where they were refused from. The row stays as a name for nobody, and what they did
 * stays with it: labels, decisions, the audit log. Answers the projects that they were in. Refused where an instance or a project would be
 * left with nobody to run it.
 */
export async function eraseAccount(tx: Database, userId: string) {
  const user = await lockUser(tx, userId);
  if (!user || user.isDeleted) return UNKNOWN;
  if (user.isLastAdmin) return LAST_ADMIN;
  const { own, led } = await lockSeats(tx, userId);
  if (led.length > 0)
    return no(
      "last-lead",
      `Nobody else leads ${led.map(({ projectName }) => `“${projectName}”`).join(", ")}. Make somebody else a lead there, or delete the project, first.`,
      { projects: led.map(({ projectId }) => projectId) },
    );
  await tx.membership.deleteMany({ where: { userId } });
  await tx.guidelineEditor.deleteMany({ where: { userId } });
  await tx.signIn.deleteMany({ where: { userId } });
  await tx.apiToken.deleteMany({ where: { userId } });
  await revokeInvitationsBy(tx, userId);
  await tx.invitation.deleteMany({ where: { email: user.email } });
  await tx.rateLimit.deleteMany({ where: { key: { endsWith: `:${userId}` } } });
  await tx.refusedAddress.deleteMany({ where: { accountId: userId } });
  await tx.$executeRaw`UPDATE refused_attempt SET detail = detail - 'address', who = CASE WHEN is_stranger THEN '' ELSE who END
    WHERE who = ${userId} OR detail ->> 'subject' = ${userId}`;
  await forgetAttempts(tx, user.email);
  await renameAnnotators(tx, userId, user.email);
  await tx.$executeRaw`
    UPDATE app_user SET email = 'deleted-' || id || '@deleted.invalid', name = 'Deleted account ' || left(md5(id::text), 8), password_hash = NULL,
           oidc_subject = NULL, instance_role = 'member', disabled_at = coalesce(disabled_at, now()), deleted_at = now()
    WHERE id = ${userId}::uuid`;
  return ok(own);
}

/** The projects of an account, and those that only it leads. Locks the leads in one order, so that two who leave at once do not both go. */
async function lockSeats(tx: Database, userId: string): Promise<{ own: Seat[]; led: Seat[] }> {
  const rows = await tx.$queryRaw<(Seat & { userId: string })[]>`
    SELECT m.project_id AS "projectId", p.name AS "projectName", m.user_id AS "userId", m.role
    FROM membership m JOIN project p ON p.id = m.project_id AND p.deleted_at IS NULL
    WHERE m.project_id IN (SELECT project_id FROM membership WHERE user_id = ${userId}::uuid) AND (m.user_id = ${userId}::uuid OR m.role = 'lead')
    ORDER BY m.project_id, m.user_id FOR UPDATE OF m`;
  const own = rows.filter((row) => row.userId === userId);
  const led = own.filter(
    ({ projectId, role }) =>
      role === "lead" && !rows.some((row) => row.projectId === projectId && row.userId !== userId),
  );
  return { own, led };
}

/**
 * Whoever gave labels under the account, or was imported under its email, is called by a code from now on, in every project; so are they
 * where a job names them.
 */
async function renameAnnotators(tx: Database, userId: string, email: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE annotator SET external_key = person_code(project_id, id), name = person_code(project_id, id)
    WHERE user_id = ${userId}::uuid OR lower(external_key) = ${email} OR lower(name) = ${email}`;
  const code = Prisma.sql`coalesce(
    (SELECT n.external_key FROM annotator n WHERE n.project_id = j.project_id AND n.user_id = ${userId}::uuid), 'deleted account')`;
  await tx.$executeRaw`
    UPDATE job j SET params = replace(j.params::text, ${email}, ${code})::jsonb, result = replace(j.result::text, ${email}, ${code})::jsonb,
           message = replace(j.message, ${email}, ${code})
    WHERE strpos(concat(j.params, j.result, j.message), ${email}) > 0`;
  await tx.$executeRaw`
    UPDATE job_error j SET message = replace(j.message, ${email}, ${code}), field = replace(j.field, ${email}, ${code})
    WHERE strpos(concat(j.message, j.field), ${email}) > 0`;
}
