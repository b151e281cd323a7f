import type { FlagTest } from "@/lib/core/distribution/flags";
import type { AnnotatorFigure, AnnotatorFigures } from "./figures";
import { habitsInWords, habitsOf } from "./habit-findings";
import type { Habits } from "./habit-queries";
import type { Verdict, Verdicts } from "./verdicts";

/** What stands out about one person, in words that follow the name. */
export interface Finding {
  id: string;
  words: string;
}

interface Read {
  figures: Pick<AnnotatorFigures, "people" | "groups">;
  verdicts: Pick<Verdicts, "people" | "notTested">;
  habits: Habits | null;
  /** What a step of the scale is called where there are several: “points”. */
  unit: string;
}

const FEWEST_SHARED = 20;

/**
 * What the figures say about persons: how somebody's labels differ from the others' on the same examples, never how good they are. Only
 * what survived the correction over the panel is said. Whoever's labels the others agree better without comes first.
 */
export function findingsOf({ figures, verdicts, habits, unit }: Read): Finding[] {
  const figureOf = new Map(figures.people.map((figure) => [figure.id, figure]));
  return verdicts.people
    .map((verdict) => ({
      verdict,
      said: [
        ...aboutOne(figureOf.get(verdict.id), verdict, unit),
        ...(habits ? habitsInWords(habitsOf(habits, verdict.id)) : []),
      ],
    }))
    .filter(({ said }) => said.length > 0)
    .toSorted((a, b) => Number(isOutOfStep(b.verdict)) - Number(isOutOfStep(a.verdict)))
    .map(({ verdict, said }) => ({ id: verdict.id, words: sentence(said) }));
}

function aboutOne(figure: AnnotatorFigure | undefined, verdict: Verdict, unit: string): string[] {
  const { tests, drift, without, pace } = verdict;
  if (!figure) return [];
  const shape = tests
    .filter(({ statistic, flagged }) => flagged && statistic !== "severity")
    .map((test) => inWords(test, unit));
  return [
    ...(without?.isOutOfStep
      ? [
          `answers often differ from everybody's${hasteWords(pace)}: alpha would be ${figureWords(without.difference.value!)} higher without them`,
        ]
      : []),
    ...tests
      .filter(({ statistic, flagged }) => flagged && statistic === "severity")
      .map(() => levelWords(figure, unit)),
    // What moves the spread moves the rest of the shape: it is said once.
    ...shape.slice(0, 1),
    ...(drift?.flagged
      ? [
          `labels moved ${drift.change! > 0 ? "up" : "down"} by ${figureWords(Math.abs(drift.change!))} ${unit} over time`,
        ]
      : []),
  ];
}

/** Under this share of the others' time somebody hardly reads what the others read. */
const HASTY = 2 / 3;

/** Pace alone is no finding: it is said of answers that differ, since it may be why. */
function hasteWords(pace: number | null): string {
  return pace === null || pace > HASTY
    ? ""
    : `, in ${Math.round(pace * 100)}\u202f% of the others' time on the same examples`;
}

function levelWords({ severity }: AnnotatorFigure, unit: string): string {
  const difference = severity!.value!;
  return `scores ${figureWords(Math.abs(difference))} ${unit} ${difference > 0 ? "above" : "below"} the others on the same ${severity!.items.toLocaleString("en")} examples`;
}

function inWords({ statistic, effect }: FlagTest, unit: string): string {
  const isMore = effect > 0;
  const whole = unit === "options" ? "ticks" : "scale";
  switch (statistic) {
    case "sd":
      return WORDS[whole].spread[isMore ? 0 : 1];
    case "extreme-share":
      return WORDS[whole].ends[isMore ? 0 : 1];
    case "entropy":
      return isMore ? "spreads labels over more of the answers" : "gives fewer different answers";
    default:
      return "gives other answers than the others do on the same examples";
  }
}

/** More first, then less. */
const WORDS = {
  scale: {
    spread: ["uses more of the scale than the others", "uses less of the scale than the others"],
    ends: ["uses the ends of the scale more often", "uses the ends of the scale less often"],
  },
  ticks: {
    spread: ["ticks now few, now many options", "ticks about as many options each time"],
    ends: ["ticks none or very many more often", "ticks none or very many less often"],
  },
} as const;

function isOutOfStep({ without }: Verdict): boolean {
  return without?.isOutOfStep ?? false;
}

/** What is to be known before any person is looked at: who cannot be compared, and why. */
export function caveatsOf({ figures, verdicts }: Pick<Read, "figures" | "verdicts">): string[] {
  const { people, groups } = figures;
  const shared = people.filter(({ own }) => own !== null);
  if (people.length === 1) return ["One person has labelled: there is nobody to compare with."];
  if (shared.length === 0) return ["No two people have labelled the same example: nobody can be compared."];
  const few = people.filter(({ id }) => verdicts.people.find((one) => one.id === id)?.tests.length === 0).length;
  return [
    ...(people.length === 2
      ? [
          "Two people: by what one is above, the other is below. Who of them is nearer to the guideline only a third or a known answer can tell.",
        ]
      : []),
    ...(groups > 1
      ? [`People fall into ${groups} groups that share no example: between these nothing is compared.`]
      : []),
    ...(verdicts.notTested ? ["The scale has too many points to test how it is used."] : []),
    ...(!verdicts.notTested && few > 0
      ? [
          `${few === people.length ? "Nobody shares" : `${few} of ${people.length} do not share`} ${FEWEST_SHARED} examples with others: too few for a verdict.`,
        ]
      : []),
  ];
}

function figureWords(value: number): string {
  return value.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

function sentence(parts: readonly string[]): string {
  return `${parts.join("; ")}.`;
}
