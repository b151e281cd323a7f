import "server-only";
import type { Criterion } from "@/lib/guideline/schema";
import { db } from "@/lib/server/db";
import type { KnownVersion } from "./resolve-annotations";

export interface KnownVersions {
  versions: Map<number, KnownVersion>;
  /** The number of the version in force, and its criteria. */
  pinned: number;
  criteria: readonly Criterion[];
}

/** Every published version of the project's guideline, by number, with its criteria. */
export async function loadVersions(projectId: string): Promise<KnownVersions> {
  const project = await db().project.findUniqueOrThrow({
    where: { id: projectId },
    select: {
      version: { select: { number: true } },
      guideline: {
        select: {
          versions: { select: { id: true, number: true, criterionRows: { select: { key: true, definition: true } } } },
        },
      },
    },
  });
  const versions = project.guideline.versions.map(({ id, number, criterionRows }): [number, KnownVersion] => {
    const criteria = criterionRows.map(({ key, definition }): [string, Criterion] => [
      key,
      definition as unknown as Criterion,
    ]);
    return [number, { id, criteria: new Map(criteria) }];
  });
  const byNumber = new Map(versions);
  const pinned = project.version.number;
  return { versions: byNumber, pinned, criteria: [...(byNumber.get(pinned)?.criteria.values() ?? [])] };
}
