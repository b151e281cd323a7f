import type { Tone } from "@/components/ui/tone";

export type JobState = "queued" | "running" | "succeeded" | "failed" | "cancelled";

export const JOB_STATE: Record<JobState, { label: string; tone: Tone | "plain" }> = {
  queued: { label: "waiting", tone: "plain" },
  running: { label: "running", tone: "info" },
  succeeded: { label: "done", tone: "good" },
  failed: { label: "failed", tone: "bad" },
  cancelled: { label: "cancelled", tone: "warn" },
};

/** What a job imports, in a word; other kinds of work keep their own name. */
export function jobWord(kind: string): string {
  if (kind === "import-examples") return "examples";
  if (kind === "judge-verdicts") return "judge’s verdicts";
  return kind === "import-annotations" ? "labels" : kind;
}

export function isUnderWay(state: JobState): boolean {
  return state === "queued" || state === "running";
}
