import { z } from "zod";
import type { BlindExample } from "@/lib/formats/example";

/** A project out of which examples can be taken over into a guideline. */
export interface ExampleSource {
  id: string;
  name: string;
}

export const findExamplesSchema = z.object({ words: z.string().max(200) });

/** An example that was found; null where it is too long for a guideline. */
export interface FoundExample {
  externalId: string;
  kind: BlindExample["kind"];
  /** The beginning of its first text. */
  text: string;
  example: BlindExample | null;
}
