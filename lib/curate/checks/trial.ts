import { factNamed } from "@/lib/core/facts/catalogue";
import { type FactConditions, factsAsked } from "@/lib/core/facts/condition";
import type { FactTable } from "@/lib/core/facts/fact";
import { FLAGGED, flaggedBy, PASSED, UNKNOWN } from "@/lib/core/facts/flagged";
import {
  countFlags,
  decidingValues,
  type FlagCounts,
  type GroupLoss,
  type Histogram,
  histogramOf,
  lossesBy,
  nearestFlagged,
  sampleFlagged,
} from "@/lib/core/facts/trial";
import { createRandom } from "@/lib/core/random/generator";
import { readFacts } from "@/lib/facts/read-facts";

export interface TrialQuestion {
  projectId: string;
  checks: readonly (FactConditions & { key: string })[];
  /** The check that is looked at. */
  open: OpenQuestion | null;
  /** Facts whose words make the groups of which some may lose most of themselves. */
  groups: readonly string[];
}

interface OpenQuestion {
  key: string;
  /** Its condition whose bound is drawn; null where it has none. */
  condition: number | null;
  draw: number;
}

export interface CheckTrial {
  /** Examples whose facts are looked for; of the project's others nothing is known. */
  examples: number;
  /** What each check says, in their order. */
  counts: FlagCounts[];
  open: OpenTrial | null;
}

export interface OpenTrial {
  histogram: Histogram | null;
  /** Examples by their ids. */
  samples: Record<Side, { random: TrialExample[]; nearest: TrialExample[] }>;
  /** By fact, those that lose a larger share than all do; without those of which none does. */
  losses: { fact: string; groups: GroupLoss[] }[];
}

export type Side = "flagged" | "passed";

export interface TrialExample {
  id: string;
  /** Of the fact whose bound is drawn; null where it has none. */
  value: number | null;
}

const EXAMPLES = 10;
/** Of a smaller group no share is said. */
const LEAST_GROUP = 10;
const MOST_GROUPS = 5;

/** What checks say of a project's examples, for a thread. */
export async function tryChecks({ projectId, checks, open, groups }: TrialQuestion): Promise<CheckTrial> {
  const asked = checks.flatMap(({ conditions }) => factsAsked(conditions));
  const names = [...new Set([...asked, ...(open ? groups : [])])].filter((name) => factNamed(name));
  return tryOn(await readFacts(projectId, names), { checks, open, groups });
}

type Table = FactTable & { ids: readonly string[] };

/** The same on facts that were read. */
export function tryOn(table: Table, { checks, open, groups }: Omit<TrialQuestion, "projectId">): CheckTrial {
  const flags = checks.map((check) => flaggedBy(table, check).examples);
  const at = checks.findIndex(({ key }) => key === open?.key);
  return {
    examples: table.examples,
    counts: flags.map(countFlags),
    open: open && at !== -1 ? lookAt(table, { check: checks[at]!, flags: flags[at]!, open, groups }) : null,
  };
}

interface Looked {
  check: FactConditions;
  flags: Uint8Array;
  open: OpenQuestion;
  groups: readonly string[];
}

function lookAt(table: Table, { check, flags, open, groups }: Looked): OpenTrial {
  const { ids } = table;
  const condition = open.condition === null ? undefined : check.conditions[open.condition];
  const bounded = condition && "value" in condition ? condition : null;
  const values = bounded && decidingValues(table, bounded);
  const shown = (at: number): TrialExample => {
    const value = values?.[at];
    return { id: ids[at]!, value: value === undefined || Number.isNaN(value) ? null : value };
  };
  const random = createRandom(open.draw);
  // What another condition flags does not lie at this bound.
  const own = bounded && flaggedBy(table, { match: "any", conditions: [bounded] }).examples;
  const line = flags.map((flag, at) => (flag === own?.[at] ? flag : UNKNOWN));
  const side = (wanted: number) => ({
    random: sampleFlagged(flags, wanted, EXAMPLES, random).map(shown),
    nearest: bounded
      ? nearestFlagged(line, wanted, EXAMPLES, { values: values!, bound: bounded.value }).map(shown)
      : [],
  });
  const counts = countFlags(flags);
  const overall = counts.flagged / (counts.flagged + counts.passed);
  const losses = groups.flatMap((fact) => {
    const more = lossesBy(table, flags, fact, LEAST_GROUP).filter(({ flagged, known }) => flagged / known > overall);
    return more.length > 0 ? [{ fact, groups: more.slice(0, MOST_GROUPS) }] : [];
  });
  return {
    histogram: bounded && histogramOf(values!, bounded.value, factNamed(bounded.fact)?.kind === "count"),
    samples: { flagged: side(FLAGGED), passed: side(PASSED) },
    losses,
  };
}
