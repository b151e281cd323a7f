import "server-only";
import type { Page } from "@/lib/api/page";
import type { ProjectScope } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { manifestSchema, type ReleaseManifest } from "./schema";

type Read = ProjectScope<"export:read">;

export interface ReleaseView {
  number: number;
  name: string;
  format: string;
  sha256: string;
  createdAt: Date;
  manifest: ReleaseManifest;
}

interface ReleaseRow {
  number: number;
  name: string;
  format: string;
  checksum: string;
  createdAt: Date;
  manifest: unknown;
}

/** A release as its readers see it. */
export function viewOf({ checksum, manifest, number, name, format, createdAt }: ReleaseRow): ReleaseView {
  return { number, name, format, sha256: checksum, createdAt, manifest: manifestSchema.parse(manifest) };
}

/** Releases, newest first; the cursor is the number of the last one seen. */
export async function listReleases(
  scope: Read,
  { cursor, limit }: { cursor?: number; limit: number },
): Promise<Page<ReleaseView>> {
  const rows = await db().release.findMany({
    where: { projectId: scope.projectId, ...(cursor !== undefined && { number: { lt: cursor } }) },
    orderBy: { number: "desc" },
    take: limit + 1,
  });
  const items = rows.slice(0, limit).map(viewOf);
  return { items, next: rows.length > limit ? String(items.at(-1)!.number) : null };
}

/** One release by its number. */
export async function findRelease(scope: Read, number: string) {
  const wanted = /^[1-9]\d{0,8}$/.test(number) ? Number(number) : null;
  const row =
    wanted === null ? null : await db().release.findFirst({ where: { projectId: scope.projectId, number: wanted } });
  return row ? ok(viewOf(row)) : no("not-found", `This project has no release ${number}.`);
}
