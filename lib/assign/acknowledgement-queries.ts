import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { mustAcknowledge } from "./acknowledgement";
import { whoLabels } from "./place-for";

/** Somebody who labels, and whether they were shown the pinned version. */
export interface Reader {
  annotatorId: string;
  name: string;
  /** `changes`: they confirmed that they read these; `guideline`: they opened it; null: not yet. */
  shown: "changes" | "guideline" | null;
  at: Date | null;
  /** They get no work until they confirm. */
  waits: boolean;
}

const MOST = 500;

/** Who labels in the project and was shown the pinned version; first those who get no work until they have read it. At most 500. */
export function versionReaders({ projectId }: ProjectScope<"project:manage">): Promise<Reader[]> {
  return db().$queryRaw<Reader[]>`
    SELECT n.id AS "annotatorId", n.name, k.shown, k.acknowledged_at AS at, ${mustAcknowledge(Prisma.sql`n.id`)} AS waits
    FROM project p JOIN annotator n ON n.project_id = p.id
    LEFT JOIN version_acknowledgement k ON k.project_id = p.id AND k.annotator_id = n.id AND k.guideline_version_id = p.guideline_version_id
    WHERE p.id = ${projectId}::uuid AND n.id IN (${whoLabels(Prisma.sql`${projectId}::uuid`)})
    ORDER BY waits DESC, k.acknowledged_at DESC NULLS LAST, n.name, n.id LIMIT ${MOST}::int`;
}
