import "server-only";
import { db } from "@/lib/server/db";
import { compareContents } from "../changes/changes";
import type { VersionDifference } from "../changes/schema";
import { decidedBetween } from "../changes/staleness";
import { diffText } from "../changes/text-diff";
import { storedContent } from "../inputs";
import { versionChain } from "./version-chain";

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
