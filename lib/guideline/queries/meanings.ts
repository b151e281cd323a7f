import "server-only";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { MeantVersion } from "../version-ref";

/** The versions whose labels answer a criterion as one version means it; that version is among them. */
export interface Meaning {
  key: string;
  /** Ascending. */
  versions: MeantVersion[];
}

/**
 * Of each criterion of a version, or of the one named, the versions that mean the same by it: back and forward as long as no version
 * changed its meaning. In the order of the version's criteria. A version published later may lengthen a meaning, so nothing is kept.
 */
export function meaningsOf(guidelineVersionId: string, key?: string): Promise<Meaning[]> {
  const one = key === undefined ? Prisma.empty : Prisma.sql`AND k.key = ${key}`;
  return replica().$queryRaw<Meaning[]>`
    SELECT k.key, ${VERSIONS} AS versions
    FROM criterion k JOIN criterion o ON o.meaning_id = k.meaning_id AND o.key = k.key
    JOIN guideline_version v ON v.id = o.guideline_version_id JOIN guideline_version b ON b.id = o.meaning_id
    WHERE k.guideline_version_id = ${guidelineVersionId}::uuid ${one}
    GROUP BY k.key, k.position ORDER BY k.position`;
}

/** All meanings that a criterion has had in its guideline, the first one first. */
export function allMeanings(guidelineId: string, key: string): Promise<Meaning[]> {
  return replica().$queryRaw<Meaning[]>`
    SELECT o.key, ${VERSIONS} AS versions
    FROM guideline_version v JOIN criterion o ON o.guideline_version_id = v.id AND o.key = ${key}
    JOIN guideline_version b ON b.id = o.meaning_id
    WHERE v.guideline_id = ${guidelineId}::uuid
    GROUP BY o.key, b.number ORDER BY b.number`;
}

/** Ids of the versions that ask all criteria of a version, each with its meaning, as an SQL array: whoever was asked by one need not be by the other. */
export function askingTheSame(guidelineVersionId: string): Prisma.Sql {
  return Prisma.sql`ARRAY(
    SELECT v.id FROM guideline_version asked JOIN guideline_version v ON v.guideline_id = asked.guideline_id
    WHERE asked.id = ${guidelineVersionId}::uuid AND NOT EXISTS (
      SELECT 1 FROM criterion k WHERE k.guideline_version_id = asked.id AND NOT EXISTS (
        SELECT 1 FROM criterion o WHERE o.guideline_version_id = v.id AND o.key = k.key AND o.meaning_id = k.meaning_id)))`;
}

/** Of some criteria of a version the meanings that they had in other versions, the first one first. */
export function meaningsBeside(guidelineVersionId: string, keys: readonly string[]): Promise<Meaning[]> {
  return replica().$queryRaw<Meaning[]>`
    SELECT o.key, ${VERSIONS} AS versions
    FROM guideline_version asked JOIN criterion k ON k.guideline_version_id = asked.id AND k.key = ANY(${[...keys]}::text[])
    JOIN guideline_version v ON v.guideline_id = asked.guideline_id
    JOIN criterion o ON o.guideline_version_id = v.id AND o.key = k.key AND o.meaning_id <> k.meaning_id
    JOIN guideline_version b ON b.id = o.meaning_id
    WHERE asked.id = ${guidelineVersionId}::uuid
    GROUP BY o.key, k.position, b.number ORDER BY k.position, b.number`;
}

const VERSIONS = Prisma.sql`jsonb_agg(jsonb_build_object('id', v.id, 'number', v.number, 'hash', v.hash, 'since', b.number) ORDER BY v.number)`;
