import { CircleCheck, CircleSlash, CircleX, type LucideIcon } from "lucide-react";
import type { Tone } from "@/components/ui/tone";
import type { Verdict } from "@/lib/guideline/guideline-example";

/** What an example of a guideline shows, in words and signs. */
export const VERDICT_WORDS: Record<Verdict, { label: string; tone: Tone; Icon: LucideIcon }> = {
  good: { label: "Good", tone: "good", Icon: CircleCheck },
  bad: { label: "Bad", tone: "bad", Icon: CircleX },
  borderline: { label: "Borderline", tone: "warn", Icon: CircleSlash },
};
