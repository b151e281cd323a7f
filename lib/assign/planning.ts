import type { RoundPlan } from "./schema";

export interface RoundNote {
  code:
    | "no-agreement"
    | "no-fatigue-analysis"
    | "no-gold-shown"
    | "fixed-order"
    | "too-few-annotators"
    | "unfillable"
    | "waiting-elsewhere"
    | "few-examples"
    | "version-retired"
    | "newer-version"
    | "draft-waits";
  message: string;
}

/** What is known of a plan before its round opens. */
export interface PlanFacts {
  examples: number;
  annotators: number;
  /** Examples that wait in a round that is not closed. */
  waitingElsewhere: number;
  /** Examples that too few of the participants have not met under this version yet. */
  unfillable: number;
  /** The pinned version, the newest of its guideline, and whether the draft says something else than the newest. */
  version: { number: number; retired: boolean; newest: number; draftWaits: boolean };
}

type Plan = Pick<RoundPlan, "overlap" | "goldRate" | "order">;

/** Ratings per item from which the item-adjusted fatigue analysis is more than identically zero (Touchstone's docs/statistics.md, Fatigue). */
const FATIGUE_OVERLAP = 3;
const FEW_EXAMPLES = 20;

/** What a lead should know before a round opens, because afterwards it cannot be mended; the gravest first. */
export function planningNotes(plan: Plan, facts: PlanFacts): RoundNote[] {
  return [...peopleNotes(plan, facts), ...exampleNotes(facts), ...analysisNotes(plan), ...versionNotes(facts.version)];
}

function peopleNotes(plan: Plan, facts: PlanFacts): RoundNote[] {
  const { annotators, unfillable } = facts;
  if (annotators < plan.overlap)
    return [
      {
        code: "too-few-annotators",
        message: `${annotators === 1 ? "1 takes" : `${annotators} take`} part, but each example waits for ${plan.overlap} different people. The round cannot be finished until more join.`,
      },
    ];
  if (unfillable === 0) return [];
  return [
    {
      code: "unfillable",
      message: `${count(unfillable, "example was", "examples were")} met under this version by so many of those who take part that too few are left. Nobody gets an example twice, so these labels stay open until others join.`,
    },
  ];
}

function exampleNotes({ examples, waitingElsewhere }: PlanFacts): RoundNote[] {
  const notes: RoundNote[] = [];
  if (waitingElsewhere > 0)
    notes.push({
      code: "waiting-elsewhere",
      message: `${count(waitingElsewhere, "of these examples waits", "of these examples wait")} in a round that is not closed. Both rounds will ask for labels.`,
    });
  if (examples < FEW_EXAMPLES)
    notes.push({
      code: "few-examples",
      message: `With ${count(examples, "example", "examples")} every interval will be wide; ${FEW_EXAMPLES} are the least for a usable one.`,
    });
  return notes;
}

function analysisNotes({ overlap, goldRate, order }: Plan): RoundNote[] {
  const notes: RoundNote[] = [];
  if (overlap === 1)
    notes.push({
      code: "no-agreement",
      message: "With one label per example, agreement cannot be measured. Choose at least 2.",
    });
  if (order === "imported")
    notes.push({
      code: "fixed-order",
      message:
        "In one order for everybody, tiredness cannot be told from difficulty: whatever comes last meets tired people. Choose a random order unless examples build on each other.",
    });
  else if (overlap < FATIGUE_OVERLAP && goldRate === 0)
    notes.push({
      code: "no-fatigue-analysis",
      message:
        "With fewer than three labels per example and no gold, fatigue cannot be told from difficulty: the item-adjusted analysis needs three, or gold.",
    });
  if (overlap >= FATIGUE_OVERLAP && goldRate === 0)
    notes.push({
      code: "no-gold-shown",
      message: "No gold is shown, so this round compares people with each other only, not with known answers.",
    });
  return notes;
}

function versionNotes({ number, retired, newest, draftWaits }: PlanFacts["version"]): RoundNote[] {
  if (retired)
    return [
      {
        code: "version-retired",
        message: `Version ${number} of the guideline is retired, and the project still works by it. Move the project to another version first.`,
      },
    ];
  if (newest > number)
    return [
      {
        code: "newer-version",
        message: `The round will be under version ${number}, by which the project works; version ${newest} is published.`,
      },
    ];
  if (draftWaits)
    return [
      {
        code: "draft-waits",
        message: `The guideline's draft has changes that are not published. The round will be under version ${number}, without them.`,
      },
    ];
  return [];
}

function count(n: number, one: string, many: string): string {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}
