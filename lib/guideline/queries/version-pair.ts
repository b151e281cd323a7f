import "server-only";
import type { Database } from "@/lib/server/db";
import { db } from "@/lib/server/db";
import { compareContents } from "../changes/changes";
import type { ChangeKind, VersionDifference } from "../changes/schema";
import type { VersionChanges } from "../changes/staleness";
import { decidedBetween } from "../changes/staleness";
import { diffText } from "../changes/text-diff";
import { staleJudgmentsSchema, storedContent } from "../inputs";

const MAX_REMEMBERED = 100;
const remembered = new Map<string, Promise<VersionDifference>>();

/** Compares two published versions, named by number. Versions never change, so a comparison that was made is kept. */
export function versionDifference(guidelineId: string, from: number, to: number): Promise<VersionDifference> {
  const name = `${guidelineId}:${from}:${to}`;
  const known = remembered.get(name);
  if (known) return known;
  const comparing = compare(guidelineId, from, to);
  comparing.catch(() => remembered.delete(name));
  if (remembered.size >= MAX_REMEMBERED) remembered.delete(remembered.keys().next().value!);
  remembered.set(name, comparing);
  return comparing;
}

async function compare(guidelineId: string, from: number, to: number): Promise<VersionDifference> {
  const read = (number: number) =>
    db().guidelineVersion.findUniqueOrThrow({ where: { guidelineId_number: { guidelineId, number } } });
  const [chain, earlier, later, passed] = await Promise.all([
    versionChain(db(), guidelineId),
    read(from),
    read(to),
    db().guidelineVersion.findMany({
      where: { guidelineId, number: { gt: from, lte: to }, NOT: { note: "" } },
      orderBy: { number: "asc" },
      select: { number: true, note: true },
    }),
  ]);
  const [before, after] = [storedContent(earlier), storedContent(later)];
  return {
    changes: compareContents(before, after),
    decided: decidedBetween(chain, from, to),
    text: diffText(before.body, after.body),
    notes: passed,
  };
}

/** All published versions of a guideline with what each did to the criteria, in ascending order. */
export async function versionChain(database: Database, guidelineId: string): Promise<VersionChanges[]> {
  const rows = await database.guidelineVersion.findMany({
    where: { guidelineId },
    orderBy: { number: "asc" },
    select: { id: true, number: true, changes: true, staleJudgments: true },
  });
  return rows.map(({ changes, staleJudgments, ...version }) => ({
    ...version,
    changes: changes as Record<string, ChangeKind>,
    staleJudgments: staleJudgmentsSchema.parse(staleJudgments),
  }));
}
