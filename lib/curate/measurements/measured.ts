import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Check, GuidelineContent } from "@/lib/guideline/schema";
import { checkHash } from "./check-hash";
import { closedMeasurements, readExamples } from "./queries";
import { type CheckResult, resultOf } from "./result";

/** What people found out about a check. */
export interface Measured extends Pick<CheckResult, "precision" | "misses" | "flagged" | "passed"> {
  measurementId: string;
  measuredAt: Date;
  /** Under which it was measured; the check says the same in it. */
  version: { number: number; hash: string };
}

export interface CheckMeasured {
  /** The newest measurement of the check as it is; null where it was never measured. */
  now: Measured | null;
  /** Where it was never measured as it is: the newest one of a check of the same key, which said something else. */
  before: Measured | null;
}

/**
 * Of each check, by its key, what was measured of it: of the check as it is, to the letter, and of its quality in the same words. Only what was read to its
 * end, or ended, counts.
 */
export async function measuredChecks(
  scope: ProjectScope<"resolve:read"> | ProjectScope<"release:write">,
  { checks, qualities }: { checks: readonly Check[]; qualities: GuidelineContent["qualities"] },
): Promise<Map<string, CheckMeasured>> {
  const measurements = checks.length > 0 ? await closedMeasurements(scope) : [];
  const results = new Map<string, Promise<CheckResult[]>>();
  const resultsOf = ({ id, checks: measured, plan }: (typeof measurements)[number]) => {
    const known = results.get(id) ?? readExamples(scope, id).then((read) => resultOf(measured, read, plan.each).checks);
    results.set(id, known);
    return known;
  };
  const newest = async (holds: (check: { key: string; hash: string }) => boolean): Promise<Measured | null> => {
    for (const measurement of measurements) {
      const at = measurement.checks.findIndex(holds);
      if (at === -1) continue;
      const { precision, misses, flagged, passed } = (await resultsOf(measurement))[at]!;
      const { id: measurementId, createdAt: measuredAt, version } = measurement;
      return { measurementId, measuredAt, version, precision, misses, flagged, passed };
    }
    return null;
  };
  const measuredOf = async (check: Check): Promise<CheckMeasured> => {
    const hash = checkHash(check, qualities);
    const now = await newest((one) => one.hash === hash);
    return { now, before: now ? null : await newest((one) => one.key === check.key) };
  };
  return new Map(await Promise.all(checks.map(async (check) => [check.key, await measuredOf(check)] as const)));
}
