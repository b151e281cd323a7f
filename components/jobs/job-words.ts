import type { Tone } from "@/components/ui/tone";
import type { JobState } from "@/lib/jobs/kinds";

export const JOB_STATE: Record<JobState, { label: string; tone: Tone | "plain" }> = {
  queued: { label: "waiting", tone: "plain" },
  running: { label: "running", tone: "info" },
  succeeded: { label: "done", tone: "good" },
  failed: { label: "failed", tone: "bad" },
  cancelled: { label: "cancelled", tone: "warn" },
};
