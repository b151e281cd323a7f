import { READY_SETS } from "@/lib/guideline/checks/ready-sets";
import type { Check } from "@/lib/guideline/schema";

/** Flags “Ash and Pebble” where two names and nothing else were asked for: most of what it flags is as good as can be. */
const SHORT_ANSWER: Check = {
  key: "short-answer",
  quality: "aligned",
  title: "Short answer",
  match: "any",
  conditions: [{ fact: "words", part: "response", operator: "under", value: 12 }],
};

/** Those for chat, as they come, and one that somebody made up without a look at what it takes. */
export const GUIDELINE_V2_CHECKS: Check[] = [...READY_SETS.find(({ id }) => id === "chat")!.checks, SHORT_ANSWER];
