import "server-only";
import type { ProjectRole } from "@/lib/auth/permissions";
import type { ProjectScope } from "@/lib/auth/scope";
import { replica } from "@/lib/server/db";

type Measure = ProjectScope<"measure:read"> | ProjectScope<"measure:own">;

/** Whoever gave labels, as pages and calls name them. */
export interface Annotator {
  id: string;
  name: string;
  /** Somebody who signs in, a model, or somebody whose labels were imported. */
  kind: "human" | "model" | "external";
  /** In the project, now; null for whom it has no role. */
  role: ProjectRole | null;
  /** Place in the order of joining: one colour on all pages. */
  colorIndex: number;
}

/** Everybody who can have given labels in the project, in the order of joining. */
export async function annotatorsOf({ projectId }: Measure): Promise<Annotator[]> {
  const [people, members] = await Promise.all([
    replica().annotator.findMany({
      where: { projectId },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { id: true, name: true, kind: true, userId: true },
    }),
    replica().membership.findMany({ where: { projectId }, select: { userId: true, role: true } }),
  ]);
  const roleOf = new Map(members.map(({ userId, role }) => [userId, role]));
  return people.map(({ id, name, kind, userId }, colorIndex) => ({
    id,
    name,
    kind,
    role: (userId && roleOf.get(userId)) || null,
    colorIndex,
  }));
}
