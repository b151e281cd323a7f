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

/** A release as its readers see it, made by whoever has this email now. */
export function viewOf(
  { checksum, manifest, number, name, format, createdAt }: ReleaseRow,
  email: string,
): ReleaseView {
  return {
    ...{ number, name, format, sha256: checksum, createdAt },
    manifest: { ...manifestSchema.parse(manifest), createdBy: email },
  };
}

async function viewsOf(rows: (ReleaseRow & { createdById: string | null })[]): Promise<ReleaseView[]> {
  const ids = rows.flatMap(({ createdById }) => createdById ?? []);
  const users = await db().user.findMany({ where: { id: { in: ids } }, select: { id: true, email: true } });
  const emailOf = new Map(users.map(({ id, email }) => [id, email]));
  return rows.map((row) => viewOf(row, emailOf.get(row.createdById ?? "") ?? "an account that is gone"));
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
  const items = await viewsOf(rows.slice(0, limit));
  return { items, next: rows.length > limit ? String(items.at(-1)!.number) : null };
}

/** One release by its number. */
export async function findRelease(scope: Read, number: string) {
  const wanted = /^[1-9]\d{0,8}$/.test(number) ? Number(number) : null;
  const row =
    wanted === null ? null : await db().release.findFirst({ where: { projectId: scope.projectId, number: wanted } });
  const [view] = row ? await viewsOf([row]) : [];
  return view ? ok(view) : no("not-found", `This project has no release ${number}.`);
}
