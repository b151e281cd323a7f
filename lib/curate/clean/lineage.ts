import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { cleaningById } from "@/lib/clean/cleanings";
import { provenanceSchema } from "@/lib/formats/example";
import { db } from "@/lib/server/db";
import type { ChangedText } from "./changed-texts";
import { textsOf } from "./page-data";

export interface Lineage {
  /** The example that this one was made of, and what differs. */
  parent: { id: string; externalId: string; texts: ChangedText[] } | null;
  /** What was done to the parent, by name with its version. */
  operations: string[];
  /** What was made of this one. */
  children: { id: string; externalId: string; isKept: boolean }[];
}

/** Where an example comes from, and what was made of it; null where neither is so. */
export async function lineageOf(
  { projectId }: ProjectScope<"examples:read">,
  exampleId: string,
): Promise<Lineage | null> {
  const own = await db().example.findFirstOrThrow({
    where: { projectId, id: exampleId },
    select: {
      provenance: true,
      parent: { select: { id: true, externalId: true } },
      derived: {
        select: {
          id: true,
          externalId: true,
          marks: { where: { kind: "exclusion", liftedAt: null }, select: { id: true } },
        },
        orderBy: { sequence: "asc" },
        take: 100,
      },
    },
  });
  const { parent, derived, provenance } = own;
  if (!parent && derived.length === 0) return null;
  const texts = parent ? await textsOf({ projectId }, [[parent.id, exampleId]]) : new Map<string, ChangedText[]>();
  const { operations = [] } = provenanceSchema.parse(provenance);
  return {
    parent: parent && { ...parent, texts: texts.get(parent.id) ?? [] },
    operations: operations.map(({ id, version }) => `${cleaningById(id)?.title ?? id} (version ${version})`),
    children: derived.map(({ marks, ...child }) => ({ ...child, isKept: marks.length === 0 })),
  };
}
