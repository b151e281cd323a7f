import "server-only";
import type { Database } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";

export type NoVersion = "no-such-version" | "retired-version";

/** A published version that a project can be pinned to. It cannot be retired until the transaction ends. */
export async function usableVersion(
  tx: Database,
  guidelineId: string,
  number: number,
): Promise<Result<{ id: string; number: number; hash: string }, NoVersion>> {
  const [version] = await tx.$queryRaw<{ id: string; number: number; hash: string; retired: boolean }[]>`
    SELECT id, number, hash, retired_at IS NOT NULL AS retired FROM guideline_version
    WHERE guideline_id = ${guidelineId}::uuid AND number = ${number}::int FOR KEY SHARE`;
  if (!version) {
    const message = `The guideline has no published version ${number}.`;
    return no("no-such-version", message, { errors: [{ field: "guidelineVersion", message }] });
  }
  if (version.retired) return no("retired-version", `Version ${number} is retired. Choose another.`);
  return ok({ id: version.id, number, hash: version.hash });
}
