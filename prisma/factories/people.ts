import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";
import type { ProjectRole } from "@/lib/auth/permissions";
import { db } from "@/lib/server/db";
import type { InstanceRole } from "@/lib/server/generated/prisma/enums";

export interface UserSpec {
  email?: string;
  name?: string;
  instanceRole?: InstanceRole;
  passwordHash?: string;
}

/** Makes an account; what is not said is unique and plausible. */
export async function makeUser(spec: UserSpec = {}) {
  const email = spec.email ?? `person-${randomUUID().slice(0, 8)}@example.org`;
  return db().user.create({ data: { name: email.split("@")[0]!, ...spec, email } });
}

/** The actor that a request of this person would have. */
export async function actorFor(userId: string): Promise<Actor> {
  const user = await db().user.findUniqueOrThrow({ where: { id: userId } });
  return { userId, email: user.email, name: user.name, instanceRole: user.instanceRole, via: "cookie" };
}

/** Makes an account a member; annotators, reviewers and leads can label, so they get their annotator row as well. */
export async function makeMember(projectId: string, role: ProjectRole, spec: UserSpec = {}) {
  const user = await makeUser(spec);
  await db().membership.create({ data: { projectId, userId: user.id, role } });
  const annotator =
    role === "viewer"
      ? null
      : await db().annotator.create({
          data: { projectId, kind: "human", userId: user.id, externalKey: user.email, name: user.name },
        });
  return { user, annotator, actor: await actorFor(user.id) };
}
