import { MAX_INTEGER } from "@/lib/input/schemas";
import "server-only";
import type { GuidelineScope } from "@/lib/auth/guideline-scope";
import type { ProjectScope } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import type { ChangeKind } from "../changes/schema";
import { storedContent } from "../inputs";
import type { Version } from "../records";

/** One published version, in full but for the checks where its reader may not see them; null where the guideline has no such number. */
export async function versionOf(scope: GuidelineScope<"read">, number: number): Promise<Version | null> {
  if (!Number.isInteger(number) || number < 1 || number > MAX_INTEGER) return null;
  return load({ guidelineId_number: { guidelineId: scope.guidelineId, number } }, scope.seesChecks);
}

/** The latest published version; null before the first. */
export async function latestVersion(scope: GuidelineScope<"read">): Promise<Version | null> {
  const latest = await db().guidelineVersion.findFirst({
    where: { guidelineId: scope.guidelineId },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  return latest && load({ id: latest.id }, scope.seesChecks);
}

/** The version that a project is pinned to: what its annotators work by. */
export async function pinnedVersion(
  scope: ProjectScope<"project:read"> | ProjectScope<"release:write">,
): Promise<Version> {
  const version = await load({ id: scope.project.guidelineVersionId }, scope.permissions.has("examples:read"));
  return version!;
}

type Which = { id: string } | { guidelineId_number: { guidelineId: string; number: number } };

async function load(where: Which, withChecks: boolean): Promise<Version | null> {
  const row = await db().guidelineVersion.findUnique({
    where,
    include: { guideline: { select: { name: true } } },
  });
  if (!row) return null;
  const author = row.publishedById
    ? await db().user.findUnique({ where: { id: row.publishedById }, select: { name: true } })
    : null;
  return {
    guidelineId: row.guidelineId,
    name: row.guideline.name,
    number: row.number,
    hash: row.hash,
    content: storedContent(withChecks ? row : { ...row, checks: [] }),
    note: row.note,
    changes: row.changes as Record<string, ChangeKind>,
    publishedAt: row.publishedAt.toISOString(),
    publishedBy: author?.name ?? null,
    retiredAt: row.retiredAt?.toISOString() ?? null,
  };
}
