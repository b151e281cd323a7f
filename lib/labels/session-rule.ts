import "server-only";
import { db } from "@/lib/server/db";

export interface SessionRule {
  id: string;
  cut: string;
  note: string;
  createdAt: Date;
}

/** The project's rule on sessions that stands; it leaves no label out but where somebody asks for it. */
export async function standingRule({ projectId }: { projectId: string }): Promise<SessionRule | null> {
  return db().sessionRule.findFirst({
    where: { projectId, withdrawnAt: null },
    select: { id: true, cut: true, note: true, createdAt: true },
  });
}
