import { z } from "zod";
import { defineAddress } from "@/lib/address/address";
import { labelFilterSchema } from "@/lib/labels/schema";

const number = z.coerce.number().int().min(1).optional();

/** The agreement under a version, the pinned one unless said; or, of all criteria, under two side by side. */
export const agreementAddress = defineAddress({
  version: labelFilterSchema.shape.version,
  before: number,
  after: number,
});

/** The agreement on all criteria or on one. */
export function agreementHref(projectId: string, version: number | "all", criterion?: string): string {
  return agreementAddress.href(`/projects/${projectId}/measure${criterion ? `/${criterion}` : ""}`, { version });
}
