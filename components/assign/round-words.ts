import type { Tone } from "@/components/ui/tone";

type RoundState = "open" | "paused" | "closed";

export const ROUND_STATE: Record<RoundState, { label: string; tone: Tone | "plain"; help: string }> = {
  open: { label: "open", tone: "good", help: "Work goes out to those who take part." },
  paused: { label: "paused", tone: "warn", help: "No new work goes out. What is in people's hands can be submitted." },
  closed: { label: "closed", tone: "plain", help: "No new work goes out, and nobody can change what they submitted." },
};

type AnnotatorKind = "human" | "model" | "external";

export const KIND_WORDS: Record<AnnotatorKind, string> = { human: "person", model: "AI judge", external: "external" };

export const UNABLE_WORDS: Record<"imported" | "judge" | "left", string> = {
  imported: "has no account; known from imported labels",
  judge: "has no account; labels in runs of its own",
  left: "no longer a member who labels",
};
