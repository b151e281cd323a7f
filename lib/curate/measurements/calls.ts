import { z } from "zod";
import type { Call } from "@/lib/api/endpoint";
import { blindExampleSchema } from "@/lib/formats/example";
import { keptVerdictSchema } from "./schema";

const PATH = "/api/v1/projects/{id}/blind-readings/{reading}/examples/{position}";

const blindPlaceSchema = z.object({
  position: z.int(),
  example: blindExampleSchema.describe("As an annotator sees it"),
});
export type BlindPlace = z.infer<typeof blindPlaceSchema>;

/** What the screen of blind readings asks for. Endpoints say the rest. */
export const BLIND_EXAMPLE = { method: "GET", path: PATH, answer: blindPlaceSchema } as const satisfies Call;
export const KEEP_VERDICT = { method: "PUT", path: PATH, answer: keptVerdictSchema } as const satisfies Call;
