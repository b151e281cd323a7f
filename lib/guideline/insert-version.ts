import "server-only";
import type { Database } from "@/lib/server/db";
import type { Prisma } from "@/lib/server/generated/prisma/client";
import { normaliseBody } from "./body";
import { guidelineHash } from "./content-hash";
import type { GuidelineContent } from "./schema";

interface NewVersion {
  guidelineId: string;
  content: GuidelineContent;
  note: string;
  changes: Record<string, string>;
  staleJudgments: Prisma.InputJsonObject;
  publishedById: string | null;
}

/**
 * Writes the next version of a guideline with its criteria. The guideline's row is locked first, so that numbers follow each other
 * without gaps whoever publishes at the same time.
 */
export async function insertVersion(
  tx: Database,
  version: NewVersion,
): Promise<{ id: string; number: number; hash: string }> {
  await tx.$queryRaw`SELECT id FROM guideline WHERE id = ${version.guidelineId}::uuid FOR UPDATE`;
  const latest = await tx.guidelineVersion.aggregate({
    where: { guidelineId: version.guidelineId },
    _max: { number: true },
  });
  const content = { ...version.content, body: normaliseBody(version.content.body) };
  const { id, number, hash } = await tx.guidelineVersion.create({
    data: {
      guidelineId: version.guidelineId,
      number: (latest._max.number ?? 0) + 1,
      hash: guidelineHash(content),
      body: content.body,
      criteria: content.criteria,
      qualities: content.qualities,
      examples: (content.examples ?? []) as Prisma.InputJsonArray,
      checks: (content.checks ?? []) as Prisma.InputJsonArray,
      note: version.note,
      changes: version.changes,
      staleJudgments: version.staleJudgments,
      publishedById: version.publishedById,
    },
  });
  await tx.criterion.createMany({
    data: content.criteria.map((criterion, position) => ({
      guidelineVersionId: id,
      key: criterion.key,
      position,
      kind: criterion.kind,
      level: criterion.level,
      title: criterion.title,
      definition: criterion,
    })),
  });
  return { id, number, hash };
}
