import { z } from "zod";
import { type KeptFinding, keptFindingSchema, type Quality } from "@/lib/curate/readings/schema";
import type { Answers } from "@/lib/guideline/schema";

/** What is found about one example, as far as it is the reader's to say. */
export interface Found {
  lacking: readonly Quality[];
  note: string;
  read: boolean;
  answers: Answers | null;
  /** Known once it is stored. */
  agrees: boolean | null;
}

/** How findings of a reading go to the server and come back, for a `PlacesBox`. */
export const FINDINGS = {
  nothing: { lacking: [], note: "", read: false, answers: null, agrees: null } as Found,
  stored: (found: Found, { agrees, answers }: KeptFinding): Found => ({ ...found, agrees, answers }),
  // Answers that were refused were never given.
  refused: (sent: Found): Found => ({ ...sent, answers: null }),
  schema: z.array(keptFindingSchema),
};
