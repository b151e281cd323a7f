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
  /** What is left when it is stopped. */
  stopping: string;
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
    stopping: "It stops after the batch under way. What was accepted stays.",
    isImport: true,
  },
  "import-annotations": {
    permission: "examples:import",
    unit: "bytes",
    brings: "labels",
    noun: "import",
    stopping: "It stops after the batch under way. What was accepted stays.",
    isImport: true,
  },
  "judge-verdicts": {
    permission: "examples:import",
    unit: "bytes",
    brings: "judge’s verdicts",
    noun: "import",
    stopping: "It stops after the batch under way. What was accepted stays.",
    isImport: false,
  },
  "open-round": {
    permission: "rounds:manage",
    unit: "labels",
    brings: "a round",
    noun: "round",
    stopping: "No round is opened, and nothing of it is kept.",
    isImport: false,
  },
  "find-duplicates": {
    permission: "release:write",
    unit: "examples",
    brings: "duplicates",
    noun: "search for duplicates",
    stopping: "The duplicates that were found before stay. What was read of the texts is kept for the next search.",
    isImport: false,
  },
  "find-topics": {
    permission: "release:write",
    unit: "examples",
    brings: "topics",
    noun: "search for topics",
    stopping: "The topics that were found before stay.",
    isImport: false,
  },
  "make-release": {
    permission: "release:write",
    unit: "examples",
    brings: "a release",
    noun: "release",
    stopping: "Nothing is released, and nothing of it is kept.",
    isImport: false,
  },
  "derive-facts": {
    permission: "release:write",
    unit: "examples",
    brings: "facts",
    noun: "search for facts",
    stopping: "It stops after the batch under way. The facts that were found stay.",
    isImport: false,
  },
  "clean-examples": {
    permission: "release:write",
    unit: "examples",
    brings: "cleaned examples",
    noun: "cleaning",
    stopping: "It stops after the batch under way. What was cleaned stays, and can be undone.",
    isImport: false,
  },
  "import-benchmark": {
    permission: "release:write",
    unit: "bytes",
    brings: "a benchmark",
    noun: "benchmark",
    stopping: "It stops after the batch under way, and nothing is compared with what was read.",
    isImport: false,
  },
  "find-contamination": {
    permission: "release:write",
    unit: "examples",
    brings: "a comparison",
    noun: "comparison",
    stopping: "It stops after the batch under way. The comparison before it stays.",
    isImport: false,
  },
  "run-recipe": {
    permission: "release:write",
    unit: "examples",
    brings: "exclusions",
    noun: "run of a recipe",
    stopping:
      "No example is excluded. What it cleaned is undone, or can be under Clean where the run was waiting to go on.",
    isImport: false,
  },
} as const satisfies Record<string, JobKindFacts>;

export type JobKind = keyof typeof JOB_KINDS;

export type JobState = "queued" | "running" | "succeeded" | "failed" | "cancelled";

export function isUnderWay(state: JobState): boolean {
  return state === "queued" || state === "running";
}

/** The kinds that stand in the list of imports. */
export const IMPORT_KINDS = (Object.keys(JOB_KINDS) as JobKind[]).filter((kind) => JOB_KINDS[kind].isImport);
