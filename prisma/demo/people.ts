import type { Traits } from "@/prisma/demo/traits";

export interface DemoAnnotator {
  kind: "human" | "model";
  name: string;
  /** Left out for a model, which does not sign in. */
  email?: string;
  /** The trait in words, for the page that says that these labels are simulated. */
  portrait: string;
  traits: Traits;
}

export interface DemoStaff {
  name: string;
  email: string;
  role: "lead" | "reviewer";
}

export const DEMO_LEAD: DemoStaff = { name: "Nadia Fenwick", email: "lead@demo.local", role: "lead" };
export const DEMO_REVIEWER: DemoStaff = { name: "Oskar Brandl", email: "reviewer@demo.local", role: "reviewer" };

/** An attentive, unbiased person whom sessions hardly tire; the others are written as differences from this one. */
const BASE: Traits = {
  leniency: 0,
  noise: 0.38,
  centrality: 0,
  skill: 4,
  thoroughness: 0.9,
  falseAlarm: 0.04,
  lapse: 0,
  haste: 0,
  fatigue: 0.05,
  lengthBonus: 0,
  wordsPerMinute: 220,
  decisionMs: 14_000,
  interruption: 0.04,
  note: "phrase",
  noteRate: 0.6,
  habits: { boundary34: 3.5, creditForTruth: 0.4, creditForStyle: 0.5, partlyRight: "partly", formCounts: false },
};

/** The same without any tiredness: whoever works like this is to be flagged for nothing. */
export const UNREMARKABLE: Traits = { ...BASE, fatigue: 0 };

export const CAREFUL: DemoAnnotator = {
  kind: "human",
  name: "Maren Holt",
  email: "annotator1@demo.local",
  portrait: "Careful: reads slowly, notices most faults, writes full notes.",
  traits: {
    ...BASE,
    noise: 0.28,
    skill: 4.8,
    thoroughness: 0.96,
    falseAlarm: 0.02,
    wordsPerMinute: 180,
    decisionMs: 19_000,
    note: "sentence",
    noteRate: 0.95,
  },
};

export const LENIENT: DemoAnnotator = {
  kind: "human",
  name: "Tomás Rey",
  email: "annotator2@demo.local",
  portrait: "Lenient: scores about half a point above the others and overlooks small faults.",
  traits: {
    ...BASE,
    leniency: 0.55,
    skill: 3.5,
    thoroughness: 0.75,
    falseAlarm: 0.02,
    wordsPerMinute: 240,
    noteRate: 0.4,
    habits: { boundary34: 3.1, creditForTruth: 1.4, creditForStyle: 1.3, partlyRight: "yes", formCounts: false },
  },
};

export const STRICT: DemoAnnotator = {
  kind: "human",
  name: "Ingrid Vaas",
  email: "annotator3@demo.local",
  portrait: "Strict: scores about half a point below the others and ticks more issues.",
  traits: {
    ...BASE,
    leniency: -0.55,
    skill: 4.3,
    thoroughness: 0.94,
    falseAlarm: 0.14,
    wordsPerMinute: 200,
    note: "clause",
    noteRate: 0.85,
    habits: { boundary34: 3.9, creditForTruth: 0, creditForStyle: 0, partlyRight: "no", formCounts: true },
  },
};

export const TIRING: DemoAnnotator = {
  kind: "human",
  name: "Yusuf Demir",
  email: "annotator4@demo.local",
  portrait: "Tires: as good as anyone at first; late in a session answers more and more without having read.",
  traits: {
    ...BASE,
    fatigue: 1,
    haste: 0.9,
    note: "clause",
    habits: { boundary34: 3.4, creditForTruth: 0.8, creditForStyle: 0.6, partlyRight: "partly", formCounts: true },
  },
};

export const CARELESS: DemoAnnotator = {
  kind: "human",
  name: "Kit Palmer",
  email: "annotator5@demo.local",
  portrait: "Careless: fast from the first example on, and answers two in five without having read them.",
  traits: {
    ...BASE,
    noise: 0.75,
    skill: 2.3,
    thoroughness: 0.5,
    falseAlarm: 0.1,
    lapse: 0.4,
    wordsPerMinute: 430,
    decisionMs: 6_000,
    interruption: 0.08,
    noteRate: 0.15,
    habits: { boundary34: 3.3, creditForTruth: 1, creditForStyle: 0.9, partlyRight: "yes", formCounts: false },
  },
};

export const CENTRAL: DemoAnnotator = {
  kind: "human",
  name: "Chiara Lunel",
  email: "annotator6@demo.local",
  portrait: "Keeps to the middle: attentive, but avoids the ends of the scale.",
  traits: {
    ...BASE,
    centrality: 0.4,
    thoroughness: 0.85,
    wordsPerMinute: 230,
    habits: { boundary34: 3.7, creditForTruth: 0.6, creditForStyle: 0.4, partlyRight: "partly", formCounts: true },
  },
};

/** The six people, in the order of their addresses. */
export const DEMO_ANNOTATORS = [CAREFUL, LENIENT, STRICT, TIRING, CARELESS, CENTRAL] as const;

export const DEMO_JUDGE: DemoAnnotator = {
  kind: "model",
  name: "demo-judge-1",
  portrait: "AI judge: steady and quick, never tired, and lenient on long answers.",
  traits: {
    ...BASE,
    noise: 0.22,
    skill: 3.4,
    thoroughness: 0.8,
    fatigue: 0,
    lengthBonus: 0.9,
    wordsPerMinute: 30_000,
    decisionMs: 1_800,
    interruption: 0,
    note: "clause",
    noteRate: 1,
    habits: { boundary34: 3.3, creditForTruth: 0.9, creditForStyle: 1, partlyRight: "partly", formCounts: false },
  },
};
