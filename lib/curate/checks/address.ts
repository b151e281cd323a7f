import { z } from "zod";
import { defineAddress, type Wanted } from "@/lib/address/address";
import { integerText, text } from "@/lib/input/schemas";

const asked = {
  /** Those of the version that the project works by, or of the draft. */
  of: z.enum(["version", "draft"]).default("version"),
  /** The check that is looked at. */
  check: text(63).optional(),
  /** Its condition whose bound is drawn, by its place; the first that has one unless said. */
  condition: integerText(0, 50).optional(),
  /** The bound that is tried in place of its own. */
  value: z.coerce.number().optional(),
  /** Which random examples: another number, others. */
  draw: integerText(1, 1_000_000).default(1),
};
export const checksAddress = defineAddress(asked);

export function checksHref(projectId: string, wanted: Wanted<typeof asked> = {}): string {
  return checksAddress.href(`/projects/${projectId}/curate/checks`, wanted);
}
