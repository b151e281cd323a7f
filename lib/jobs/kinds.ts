import type { Permission } from "@/lib/auth/permissions";

interface JobKindFacts {
  /** Who starts one and may stop it. */
  permission: Permission;
  /** What its progress counts. */
  unit: "bytes" | "examples" | "labels";
  /** What it brings, in a word or two. */
  brings: string;
  /** The work itself, as its people call it. */
  noun: string;
  /** What it has stored stays when it stops; it stops after the batch under way. */
  inBatches: boolean;
  /** What is left of it where it does not come to its end. */
  leaves: string;
  /** Whether it stands in the list of imports. */
  isImport: boolean;
}

/** Every kind of long work. Each has a task in worker/tasks.ts, whose type names one that lacks it. */
export const JOB_KINDS = {
  "import-examples": {
    permission: "examples:import",
    unit: "bytes",
    brings: "examples",
    noun: "import",
    inBatches: true,
    leaves: "What was accepted stays.",
    isImport: true,
  },
  "import-annotations": {
    permission: "examples:import",
    unit: "bytes",
    brings: "labels",
    noun: "import",
    inBatches: true,
    leaves: "What was accepted stays.",
    isImport: true,
  },
  "judge-verdicts": {
    permission: "examples:import",
    unit: "bytes",
    brings: "judge’s verdicts",
    noun: "import",
    inBatches: true,
    leaves: "What was accepted stays.",
    isImport: false,
  },
  "open-round": {
    permission: "rounds:manage",
    unit: "labels",
    brings: "a round",
    noun: "round",
    inBatches: false,
    leaves: "No round is opened, and nothing of it is kept.",
    isImport: false,
  },
  "find-duplicates": {
    permission: "release:write",
    unit: "examples",
    brings: "duplicates",
    noun: "search for duplicates",
    inBatches: false,
    leaves: "The duplicates that were found before stay. What was read of the texts is kept for the next search.",
    isImport: false,
  },
  "find-topics": {
    permission: "release:write",
    unit: "examples",
    brings: "topics",
    noun: "search for topics",
    inBatches: false,
    leaves: "The topics that were found before stay.",
    isImport: false,
  },
  "make-release": {
    permission: "release:write",
    unit: "examples",
    brings: "a release",
    noun: "release",
    inBatches: false,
    leaves: "Nothing is released, and nothing of it is kept.",
    isImport: false,
  },
  "derive-facts": {
    permission: "release:write",
    unit: "examples",
    brings: "facts",
    noun: "search for facts",
    inBatches: true,
    leaves: "The facts that were found stay.",
    isImport: false,
  },
  "clean-examples": {
    permission: "release:write",
    unit: "examples",
    brings: "cleaned examples",
    noun: "cleaning",
    inBatches: true,
    leaves: "What was cleaned stays, and can be undone.",
    isImport: false,
  },
  "import-benchmark": {
    permission: "release:write",
    unit: "bytes",
    brings: "a benchmark",
    noun: "benchmark",
    inBatches: true,
    leaves: "Nothing is compared with what was read.",
    isImport: false,
  },
  "find-contamination": {
    permission: "release:write",
    unit: "examples",
    brings: "a comparison",
    noun: "comparison",
    inBatches: true,
    leaves: "The comparison before it stays.",
    isImport: false,
  },
  "run-recipe": {
    permission: "release:write",
    unit: "examples",
    brings: "exclusions",
    noun: "run of a recipe",
    inBatches: false,
    leaves: "No example is excluded, and what it cleaned is undone.",
    isImport: false,
  },
} as const satisfies Record<string, JobKindFacts>;

export type JobKind = keyof typeof JOB_KINDS;

/** A job of this kind, with its article. */
export const aJob = (kind: JobKind): string =>
  `${JOB_KINDS[kind].noun === "import" ? "an" : "a"} ${JOB_KINDS[kind].noun}`;

/** What happens to a job that is stopped, as whoever stops it reads. */
export const stoppingOf = (kind: JobKind): string =>
  `${JOB_KINDS[kind].inBatches ? "It stops after the batch under way. " : ""}${JOB_KINDS[kind].leaves}`;

/** Why a job failed that could be tried no more, with what is left of it. */
export const failedWords = (kind: JobKind, why: string): string => `${why} ${JOB_KINDS[kind].leaves} Start it again.`;

/** What may not be under way in a project when one of these is ordered; all others may be at any time. */
export const NOT_BESIDE = {
  "find-duplicates": ["find-duplicates"],
  "find-topics": ["find-topics"],
  "find-contamination": ["find-contamination"],
  "clean-examples": ["clean-examples", "run-recipe"],
  "run-recipe": ["run-recipe", "clean-examples"],
} as const satisfies Partial<Record<JobKind, readonly JobKind[]>>;

/** What the queue does where a job of a kind did not come to its end, by the name of its task. */
export const AFTERMATHS = { "run-recipe": "take-back-run" } as const satisfies Partial<Record<JobKind, string>>;

export type JobState = "queued" | "running" | "succeeded" | "failed" | "cancelled";

export function isUnderWay(state: JobState): boolean {
  return state === "queued" || state === "running";
}

/** The kinds that stand in the list of imports. */
export const IMPORT_KINDS = (Object.keys(JOB_KINDS) as JobKind[]).filter((kind) => JOB_KINDS[kind].isImport);
