import type { Estimate } from "@/lib/core/estimate";
import type { Stratum } from "@/lib/core/sampling/exact-interval";
import { sampledShare } from "@/lib/core/sampling/sampled-share";
import { QUALITIES } from "@/lib/guideline/schema";
import type { KeptFinding, Quality, ReadingStratum } from "./schema";

/** What a reader's findings say of all examples that were drawn from. */
export interface ReadingResult {
  read: number;
  qualities: QualityResult[];
  /** Blind readings: the share of examples on which every answer is what stands. */
  agreement: Estimate | null;
}

export interface QualityResult {
  quality: Quality;
  /** Positions of those that lack it, among those that were read. */
  lacking: number[];
  share: Estimate;
  /** The same of each stratum for itself, in their order; empty where there is one. */
  parts: Estimate[];
}

type Found = Pick<KeptFinding, "position" | "lacking" | "read" | "agrees">;

/**
 * The shares that lack each quality, and that agree, from the examples that were read to their end: a random sample of each stratum, as the
 * order in it is random. An example on which nothing was decided has no part in agreement, and neither has its share of the stratum.
 */
export function resultOf(
  strata: readonly ReadingStratum[],
  stratumAt: ReadonlyMap<number, number>,
  findings: readonly Found[],
): ReadingResult {
  const read = findings
    .filter((finding) => finding.read && stratumAt.has(finding.position))
    .sort((one, other) => one.position - other.position);
  const count = (among: readonly Found[], holds: (finding: Found) => boolean): Stratum[] =>
    strata.map(({ population }, s) => {
      const here = among.filter(({ position }) => stratumAt.get(position) === s);
      return { population, drawn: here.length, hits: here.filter(holds).length };
    });
  const compared = read.filter((finding) => finding.agrees !== null);
  return {
    read: read.length,
    qualities: QUALITIES.map((quality) => {
      const lacks = (finding: Found) => finding.lacking.includes(quality);
      const counts = count(read, lacks);
      const method = `lacking-${quality}`;
      return {
        quality,
        lacking: read.filter(lacks).map(({ position }) => position),
        share: sampledShare(method, counts),
        parts: counts.length > 1 ? counts.map((one) => sampledShare(method, [one])) : [],
      };
    }),
    agreement:
      compared.length === 0
        ? null
        : sampledShare(
            "agrees",
            count(compared, (finding) => finding.agrees === true),
          ),
  };
}
