import type { Estimate } from "@/lib/core/estimate";
import type { AmountDistribution, Distribution } from "@/lib/core/facts/distribution";
import type { FlagCounts } from "@/lib/core/facts/trial";
import { type Check, QUALITIES } from "@/lib/guideline/schema";
import type { FactOverview } from "../inspect/overview";
import type { Quality } from "../readings/schema";
import type { About, Line, Stamp } from "./line";
import { stateOfAlpha, stateOfFlags, stateOfPrecision, stateOfSample, stateOfShare } from "./rules";

/** What is known of a dataset, from the rooms that know it. */
export interface Known {
  /** Examples, and those of them that are not excluded. */
  examples: number;
  kept: number;
  labelled: number;
  labels: number;
  /** Of the newest search: of how many examples so many say what another one says; null where none was made. */
  duplicates: { extra: number; of: number; isStale: boolean } | null;
  agreement: readonly { key: string; title: string; alpha: Estimate; versions: Stamp[] }[];
  /** Of the examples that are kept, those on which people differ and nobody settled it. */
  disputed: readonly { key: string; title: string; differ: number }[];
  /** Open findings of the newest comparison; null where none was made, or there is nothing to compare with. */
  contamination: { open: number; isStale: boolean } | null;
  checks: readonly { check: Pick<Check, "key" | "title" | "quality">; counts: FlagCounts }[];
  /** How often checks are right, of those that were measured as they are. */
  measured: readonly { key: string; title: string; precision: Estimate; version: Stamp }[];
  /** What the newest reading that ended says of each quality, and its id; null before the first. */
  reading: { id: string; version: Stamp; shares: ReadonlyMap<Quality, Estimate> } | null;
  /** Sources with less than half of the examples that are unlike the others, and in how many ways. */
  oddSources: readonly { source: string; ways: number }[];
  facts: readonly FactOverview[];
}

/** The lines of all three axes, in no order. */
export function linesOf(known: Known): Line[] {
  return [...qualityLines(known), ...coverageLines(known), ...quantityLines(known)];
}

type Optional = "quality" | "name" | "different";
type Rest = Omit<Line, "axis" | Optional> & Partial<Pick<Line, Optional>>;
const on = (axis: Line["axis"], rest: Rest): Line => ({ axis, quality: null, name: null, different: null, ...rest });

function qualityLines(known: Known): Line[] {
  const lines = [duplicateLine(known), contaminationLine(known)];
  const [worst] = known.agreement.toSorted((a, b) => (a.alpha.value ?? 2) - (b.alpha.value ?? 2));
  if (worst)
    lines.push(
      on("quality", {
        about: "agreement",
        state: stateOfAlpha(worst.alpha),
        figure: { is: "estimate", of: "alpha", estimate: worst.alpha, versions: worst.versions },
        name: worst.title,
        from: { page: "agreement", criterion: worst.key },
      }),
    );
  const [most] = known.disputed.toSorted((a, b) => b.differ - a.differ);
  if (most && known.kept > 0)
    lines.push(
      on("quality", {
        about: "disputed",
        state: stateOfShare(most.differ / known.kept),
        figure: { is: "share", part: most.differ, of: known.kept },
        name: most.title,
        from: { page: "decisions", criterion: most.key },
      }),
    );
  const [odd] = known.oddSources.toSorted((a, b) => b.ways - a.ways);
  if (odd)
    lines.push(
      on("quality", {
        about: "odd-source",
        state: "look",
        figure: { is: "count", count: odd.ways },
        name: odd.source,
        from: { page: "inspect" },
      }),
    );
  const [wrong] = known.measured.toSorted((a, b) => (a.precision.value ?? 2) - (b.precision.value ?? 2));
  if (wrong)
    lines.push(
      on("quality", {
        about: "check",
        state: stateOfPrecision(wrong.precision),
        figure: { is: "estimate", of: "precision", estimate: wrong.precision, versions: [wrong.version] },
        name: wrong.title,
        from: { page: "checks", check: wrong.key },
      }),
    );
  return [...lines, ...QUALITIES.map((quality) => definitionLine(known, quality))];
}

function duplicateLine({ duplicates }: Known): Line {
  const from = { page: "duplicates" } as const;
  if (!duplicates) return on("quality", { about: "duplicates", state: "unknown", figure: { is: "none" }, from });
  const { extra, of, isStale } = duplicates;
  const state = stateOfShare(of > 0 ? extra / of : 0);
  return on("quality", {
    about: "duplicates",
    state: isStale && state === "sound" ? "unknown" : state,
    figure: { is: "share", part: extra, of },
    from,
  });
}

function contaminationLine({ contamination }: Known): Line {
  const from = { page: "contamination" } as const;
  if (!contamination) return on("quality", { about: "contamination", state: "unknown", figure: { is: "none" }, from });
  const { open, isStale } = contamination;
  return on("quality", {
    about: "contamination",
    state: open > 0 ? "weak" : isStale ? "unknown" : "sound",
    figure: { is: "count", count: open },
    from,
  });
}

/** One of the six definitions: what people who read a sample say; without them the check that flags most. */
function definitionLine({ reading, checks }: Known, quality: Quality): Line {
  const read = reading?.shares.get(quality);
  const about: About = "quality";
  if (reading && read && read.value !== null)
    return on("quality", {
      about,
      quality,
      state: stateOfSample(read),
      figure: { is: "estimate", of: "share", estimate: read, versions: [reading.version] },
      from: { page: "read", reading: reading.id },
    });
  const shareOf = ({ flagged, passed }: FlagCounts) => flagged / Math.max(1, flagged + passed);
  const [first] = checks
    .filter(({ check, counts }) => check.quality === quality && counts.flagged + counts.passed > 0)
    .toSorted((a, b) => shareOf(b.counts) - shareOf(a.counts));
  if (!first)
    return on("quality", {
      about,
      quality,
      state: "unknown",
      figure: { is: "none" },
      from: { page: "read", reading: null },
    });
  const { flagged, passed } = first.counts;
  return on("quality", {
    about,
    quality,
    state: stateOfFlags(flagged),
    figure: { is: "share", part: flagged, of: flagged + passed },
    name: first.check.title,
    from: { page: "checks", check: first.check.key },
  });
}

const COVERED: readonly [About, string][] = [
  ["sources", "source"],
  ["licences", "licence"],
  ["kinds", "kind"],
  ["languages", "language"],
  ["tasks", "verb"],
];

/** How many different values there are, and how large the most frequent is. */
function coverageLines({ facts }: Known): Line[] {
  return COVERED.flatMap(([about, fact]) => {
    const found = distributionOf(facts, fact);
    if (found?.is !== "words" || found.distinct === 0) return [];
    const [top] = found.top;
    return [
      on("coverage", {
        about,
        state: "told",
        figure: { is: "share", part: top!.count, of: found.units - found.missing },
        name: top!.word,
        different: found.distinct,
        from: { page: "fact", fact },
      }),
    ];
  });
}

function quantityLines({ examples, kept, labelled, labels, facts }: Known): Line[] {
  const tokens = distributionOf(facts, "tokens");
  const share = (about: About, part: number, of: number, page: "examples" | "assign") =>
    on("quantity", { about, state: "told", figure: { is: "share", part, of }, from: { page } });
  return [
    share("examples", kept, examples, "examples"),
    share("labelled", labelled, examples, "assign"),
    on("quantity", {
      about: "labels",
      state: "told",
      figure: { is: "count", count: labels },
      from: { page: "assign" },
    }),
    ...(tokens?.is === "amounts" && tokens.mean.value !== null
      ? [
          on("quantity", {
            about: "tokens",
            state: "told",
            figure: { is: "count", count: totalOf(tokens) },
            from: { page: "fact", fact: "tokens" },
          }),
        ]
      : []),
  ];
}

const totalOf = ({ mean, units, missing }: AmountDistribution) => Math.round(mean.value! * (units - missing));

function distributionOf(facts: readonly FactOverview[], name: string): Distribution | undefined {
  return facts.find(({ fact }) => fact === name)?.distribution;
}
