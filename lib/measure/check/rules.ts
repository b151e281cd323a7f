import type { Facts } from "./facts";

/** What a problem makes unsound. */
export type Affected = "agreement" | "annotators" | "fatigue" | "consensus";

export const RULES = [
  "one-person",
  "little-overlap",
  "groups-apart",
  "two-each",
  "one-has-most",
  "fixed-order",
  "no-places",
  "missing-times",
  "equal-times",
  "equal-moments",
  "impossible-times",
  "clock",
  "imported",
] as const;
export type Rule = (typeof RULES)[number];

/** A problem of the data: what was found, what it means for figures, and what to do about it. */
export interface Problem {
  rule: Rule;
  /** stops: what it affects cannot be told from these labels; weakens: it can, with care. */
  weight: "stops" | "weakens";
  affects: readonly Affected[];
  found: string;
  meaning: string;
  todo: string;
}

const FEWEST_COMPARED = 20;
const ENOUGH_OVERLAP = 0.1;
const MOST_OF_ONE = 0.5;
const RANDOM_ENOUGH = 0.5;
/** A share that is no accident. */
const NOTABLE = 0.05;
const TELLING = 20;
const MOST_EQUAL = 0.3;

/** The problems of the data, those that stop something first; `name` says who an annotator is. Each rule is a function of the facts. */
export function checkInstrument(facts: Facts, name: (annotator: string) => string): Problem[] {
  if (facts.labels === 0) return [];
  const found = RULES.flatMap((rule) => {
    const problem = CHECKS[rule](facts, name);
    return problem ? [{ rule, ...problem }] : [];
  });
  return found.sort((a, b) => Number(b.weight === "stops") - Number(a.weight === "stops"));
}

type Check = (facts: Facts, name: (annotator: string) => string) => Omit<Problem, "rule"> | null;

const CHECKS: Record<Rule, Check> = {
  "one-person": ({ byAnnotator }) =>
    byAnnotator.length > 1
      ? null
      : {
          weight: "stops",
          affects: ["agreement", "annotators", "consensus"],
          found: "All labels are one person’s.",
          meaning:
            "Nobody else’s labels can be held against these: agreement is undefined, and a consensus is what this person says.",
          todo: "Open a round with an overlap of two or more, for at least one more person.",
        },
  "little-overlap": ({ compared, items, byAnnotator }) => {
    if (byAnnotator.length < 2 || (compared >= FEWEST_COMPARED && compared / items >= ENOUGH_OVERLAP)) return null;
    const isFew = compared < FEWEST_COMPARED;
    return {
      weight: isFew ? "stops" : "weakens",
      affects: ["agreement", "annotators", "consensus"],
      found: `${n(compared)} of ${count(items, "example")} ${compared === 1 ? "has" : "have"} two labels or more.`,
      meaning: isFew
        ? `Under ${FEWEST_COMPARED} compared examples no figure is a finding: intervals are wide, and hold most values.`
        : "Agreement is known of a small part only. It stands for the rest where that part was drawn by chance.",
      todo: "Raise the overlap, or the share of examples that get it, in the next round.",
    };
  },
  "groups-apart": ({ groups }) =>
    groups.length < 2
      ? null
      : {
          weight: "weakens",
          affects: ["agreement", "annotators", "consensus"],
          found: `People fall into ${groups.length} groups that share no example; the largest has ${count(groups[0]!.length, "member")}.`,
          meaning:
            "Between groups nobody is compared: who is lenient in one and strict in the other cannot be told from easy and hard examples.",
          todo: "Give the same twenty examples or more to people of each group.",
        },
  "two-each": ({ mostPerItem, compared }) =>
    mostPerItem !== 2 || compared === 0
      ? null
      : {
          weight: "weakens",
          affects: ["fatigue", "consensus", "annotators"],
          found: "No example has more than two labels.",
          meaning:
            "Where two differ, nothing says who is right. Quality over a session cannot be told without known answers, and a consensus has no majority.",
          todo: "Let three or more people label a part of the examples, or add examples with known answers.",
        },
  "one-has-most": ({ byAnnotator, labels }, name) => {
    const [first] = byAnnotator;
    if (!first || byAnnotator.length < 3 || first.labels / labels <= MOST_OF_ONE) return null;
    return {
      weight: "weakens",
      affects: ["agreement", "annotators", "consensus"],
      found: `${percent(first.labels / labels)} of the labels are by ${name(first.annotator)}.`,
      meaning: "Figures of the project are mostly figures of this person and whoever they are paired with.",
      todo: "Spread the next round over more people, or look at agreement without this person.",
    };
  },
  "fixed-order": ({ order }) =>
    order === null || order >= RANDOM_ENOUGH
      ? null
      : {
          weight: "stops",
          affects: ["fatigue"],
          found: "Everybody saw the same examples at about the same place of a session.",
          meaning:
            "Tiredness cannot be told from examples that are harder: a curve over the session would show both as one.",
          todo: "Hand out the next round in random order, which is the default.",
        },
  "no-places": ({ placed, labels }) =>
    placed / labels >= 0.5
      ? null
      : {
          weight: placed === 0 ? "stops" : "weakens",
          affects: ["fatigue"],
          found: `Of ${placed === 0 ? "no" : `only ${percent(placed / labels)} of the`} ${placed === 0 ? "label" : "labels"} the place in a session is known.`,
          meaning: "What a session does to labels can be said of those with a place alone.",
          todo: "Import sessions with the labels, or label here: sessions are then recorded.",
        },
  "missing-times": ({ timed, labels }) => {
    const missing = 1 - timed / labels;
    if (missing < NOTABLE) return null;
    return {
      weight: timed === 0 ? "stops" : "weakens",
      affects: ["fatigue", "annotators"],
      found: timed === 0 ? "No label has an active time." : `${percent(missing)} of the labels have no active time.`,
      meaning:
        "Pace, and speed against quality, rest on the others. If times are missing for some people only, they are compared with nobody.",
      todo: "Import activeMs with the labels where it is known.",
    };
  },
  "equal-times": ({ equalTimes, timed }) =>
    timed < TELLING || equalTimes / timed < MOST_EQUAL
      ? null
      : {
          weight: "weakens",
          affects: ["fatigue", "annotators"],
          found: `${percent(equalTimes / timed)} of the active times are the very same.`,
          meaning:
            "People do not take the same milliseconds twice: these times were filled in, or rounded, by a program.",
          todo: "Import measured times, or none: a missing time is left out, a made one is believed.",
        },
  "equal-moments": ({ equalMoments, labels }) =>
    labels < TELLING || equalMoments / labels < MOST_EQUAL
      ? null
      : {
          weight: "weakens",
          affects: ["fatigue"],
          found: `${percent(equalMoments / labels)} of the labels came at the very moment of another one of the same person.`,
          meaning:
            "Their times say when they were stored, not when they were given. Order, sessions and change over time cannot be read from them.",
          todo: "Import submittedAt with the labels where it is known.",
        },
  "impossible-times": ({ impossible, followed }) =>
    followed < TELLING || impossible / followed < NOTABLE
      ? null
      : {
          weight: "weakens",
          affects: ["fatigue", "annotators"],
          found: `${percent(impossible / followed)} of the labels claim more active time than passed since the same person’s label before.`,
          meaning:
            "Either labels came in bursts, as after a time without network, or several windows were open at once, or the times are wrong.",
          todo: "Read paces with care; look whether it is one person’s machine.",
        },
  clock: ({ disordered, future, labels }) =>
    future === 0 && disordered / labels < NOTABLE
      ? null
      : {
          weight: "weakens",
          affects: ["fatigue"],
          found:
            future > 0
              ? `${count(future, "label")} ${future === 1 ? "is" : "are"} from the future.`
              : `${percent(disordered / labels)} of the labels came before ones at an earlier place of their session.`,
          meaning:
            "The clock that gave these times was wrong, or its time zone was lost: order and sessions may be, too.",
          todo: "Correct the times in the file and import it again.",
        },
  imported: ({ imported, labels }) =>
    imported / labels < NOTABLE
      ? null
      : {
          weight: "weakens",
          affects: ["fatigue"],
          found: `${imported === labels ? "All labels were" : `${percent(imported / labels)} of the labels were`} imported.`,
          meaning:
            "Under which conditions they were given is not known here: order, blindness, breaks and clocks are those of their source.",
          todo: "Look at what was labelled here by itself: choose its rounds in the filter.",
        },
};

function n(value: number): string {
  return value.toLocaleString("en");
}

function count(value: number, noun: string): string {
  return `${n(value)} ${noun}${value === 1 ? "" : "s"}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}\u202f%`;
}
