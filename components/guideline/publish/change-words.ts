import { GLOSSARY } from "@/components/glossary/glossary";
import type { Tone } from "@/components/ui/tone";
import type { ChangeKind } from "@/lib/guideline/changes/schema";

/** What a kind of change means for the labels that exist. */
export const CHANGE_WORDS: Record<ChangeKind, { label: string; help: string; tone: Tone | "plain" }> = {
  unchanged: { label: "Unchanged", help: "Labels of both versions can be compared", tone: "plain" },
  editorial: { label: "Editorial", help: GLOSSARY.editorial, tone: "info" },
  semantic: { label: "Semantic", help: GLOSSARY.semantic, tone: "warn" },
  added: { label: "Added", help: "No label exists yet", tone: "good" },
  removed: { label: "Removed", help: "Not asked any more; its labels stay under the older version", tone: "bad" },
};
