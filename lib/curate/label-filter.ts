import "server-only";
import type { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import { annotatorIds } from "@/lib/measure/filter";
import { replica } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import type { labelFilterSchema } from "./schema";

export type Read = ProjectScope<"export:read"> | ProjectScope<"release:write">;

/** A filter with its names looked up; null where it leaves a part open. */
export interface LabelFilter {
  criterion: string | null;
  /** Labels and resolutions under it and under those in which their criterion means the same. */
  versionId: string | null;
  annotatorIds: string[] | null;
  from: string | null;
  to: string | null;
}

export const EVERYTHING: LabelFilter = { criterion: null, versionId: null, annotatorIds: null, from: null, to: null };

/** Looks up what the filter names; says which name is unknown. */
export async function resolveLabelFilter(scope: Read, asked: z.infer<typeof labelFilterSchema>) {
  const version = asked.version === "all" ? undefined : asked.version;
  const known = await replica().guidelineVersion.findMany({
    where: { guidelineId: scope.project.guidelineId, number: version },
    select: { id: true, criterionRows: { where: { key: asked.criterion }, select: { key: true } } },
  });
  if (known.length === 0) return no("unknown-version", `The guideline has no version ${version}.`);
  if (asked.criterion !== undefined && known.every(({ criterionRows }) => criterionRows.length === 0))
    return no("unknown-criterion", `The guideline has no criterion ${asked.criterion}.`);
  const people = await annotatorIds(scope, asked.annotators);
  if (!people.ok) return people;
  const filter: LabelFilter = {
    criterion: asked.criterion ?? null,
    versionId: version === undefined ? null : known[0]!.id,
    annotatorIds: people.value,
    from: asked.from ?? null,
    to: asked.to ?? null,
  };
  return ok(filter);
}
