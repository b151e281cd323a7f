import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { EVERYTHING } from "@/lib/labels/filter";
import { overviewForPage } from "@/lib/measure/queries";
import { checksOfVersion, checksTried } from "../checks/queries";
import { contaminationOf } from "../contamination/standing";
import { countDecisions, countKept } from "../decision-queries";
import { readRun } from "../duplicates/queries";
import type { OddIn } from "../inspect/odd-in";
import type { Overview } from "../inspect/overview";
import { oddOn, overviewOn } from "../inspect/queries";
import { measuredChecks } from "../measurements/measured";
import { listReadings } from "../readings/queries";
import type { Line } from "./line";
import { type Known, linesOf } from "./lines";
import { weakestFirst } from "./rules";

type Read = ProjectScope<
  "release:write" | "export:read" | "measure:read" | "resolve:read" | "project:read" | "examples:read"
>;

/** Quality, coverage and quantity of a dataset, the weakest first. */
export async function axesOf(scope: Read): Promise<Line[]> {
  return weakestFirst(linesOf(await knownOf(scope)));
}

async function knownOf(scope: Read): Promise<Known> {
  const [overview, decisions, kept, run, contamination, { checks, measured }, reading, look] = await Promise.all([
    overviewForPage(scope, {}),
    countDecisions(scope, EVERYTHING),
    countKept(scope),
    readRun(scope),
    contaminationOf(scope, EVERYTHING.examples),
    flagsOf(scope),
    newestReading(scope),
    overviewOn(scope, {}, { remembered: true }),
  ]);
  const [totals, agreement] = overview.value;
  const whole = run?.figures.find(({ meaning }) => meaning === "whole") ?? run?.figures[0];
  return {
    examples: totals.examples,
    kept,
    labelled: totals.labelled,
    labels: totals.judgments,
    duplicates:
      run && whole
        ? { extra: whole[run.params.strength]?.extra ?? 0, of: whole.examples, isStale: run.since.examples > 0 }
        : null,
    agreement: agreement.ok
      ? agreement.value.flatMap(({ criterion: { key, title }, versions, report: { coefficients } }) =>
          coefficients.alpha
            ? [
                {
                  key,
                  title,
                  alpha: coefficients.alpha,
                  versions: versions.map(({ number, hash }) => ({ number, hash })),
                },
              ]
            : [],
        )
      : [],
    disputed: decisions,
    contamination:
      contamination.run && contamination.reach.sources.length > 0
        ? { open: contamination.counts.open, isStale: contamination.stale !== null }
        : null,
    checks,
    measured,
    reading,
    oddSources: await oddSources(scope, look.value),
    facts: look.value.facts,
  };
}

async function flagsOf(scope: Read): Promise<Pick<Known, "checks" | "measured">> {
  const { checks, qualities } = await checksOfVersion(scope);
  if (checks.length === 0) return { checks: [], measured: [] };
  const [{ counts }, found] = await Promise.all([
    checksTried(scope, checks),
    measuredChecks(scope, { checks, qualities }),
  ]);
  return {
    checks: checks.map((check, at) => ({ check, counts: counts[at]! })),
    measured: checks.flatMap(({ key, title }) => {
      const now = found.get(key)?.now;
      return now ? [{ key, title, precision: now.precision, version: now.version }] : [];
    }),
  };
}

/** Of the newest reading that somebody ended: by whoever read most of it. */
async function newestReading(scope: Read): Promise<Known["reading"]> {
  const { items } = await listReadings(scope, { limit: 20 });
  for (const { id, version, passes } of items) {
    const [most] = passes
      .filter(({ endedAt, result }) => endedAt !== null && result.read > 0)
      .toSorted((a, b) => b.result.read - a.result.read);
    if (most)
      return { id, version, shares: new Map(most.result.qualities.map(({ quality, share }) => [quality, share])) };
  }
  return null;
}

/** Of two sources each is what the other is not: the smaller ones are named. */
async function oddSources(scope: Read, { examples, facts }: Overview): Promise<Known["oddSources"]> {
  const sources = facts.find(({ fact }) => fact === "source")?.distribution;
  if (sources?.is !== "words" || sources.distinct < 2) return [];
  const { value } = await oddOn(scope, "source", {}, { remembered: true });
  return sources.top
    .filter(({ count }) => count * 2 < examples)
    .map(({ word }) => ({ source: word, ways: waysOf(value, word) }))
    .filter(({ ways }) => ways > 0);
}

const waysOf = ({ found }: OddIn, source: string) => found.filter((one) => one.in === source).length;
