import { z } from "zod";
import { defineAddress, type Wanted } from "@/lib/address/address";
import { labelFilterSchema } from "@/lib/labels/schema";

const number = z.coerce.number().int().min(1).optional();

const asked = { version: labelFilterSchema.shape.version, before: number, after: number };

/** The agreement under a version, the pinned one unless said; or, of all criteria, under two side by side. */
export const agreementAddress = defineAddress(asked);

/** The agreement on all criteria or on one. */
export function agreementHref(projectId: string, wanted: Wanted<typeof asked>, criterion?: string): string {
  return agreementAddress.href(`/projects/${projectId}/measure${criterion ? `/${criterion}` : ""}`, wanted);
}
