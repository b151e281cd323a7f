import { z } from "zod";
import { defineAddress, type Wanted } from "@/lib/address/address";
import { pageQuerySchema } from "@/lib/api/page";
import { text } from "@/lib/input/schemas";

const asked = {
  cursor: pageQuerySchema.shape.cursor,
  /** The check that one means to measure. */
  check: text(63).optional(),
};
export const measurementsAddress = defineAddress(asked);

/** The measurements of a project's checks, newest first, and the form for another one. */
export const measurementsHref = (projectId: string, wanted: Wanted<typeof asked> = {}) =>
  measurementsAddress.href(`/projects/${projectId}/curate/checks/measured`, wanted);
/** What a measurement says. */
export const measurementHref = (projectId: string, id: string) => `${measurementsHref(projectId)}/${id}`;

export const blindReadingAddress = defineAddress({ from: z.enum(["label", "curate"]).default("label") });
/** Where somebody reads blind, full screen; `from` is where they go back to. */
export const blindReadingHref = (projectId: string, id: string, from: "label" | "curate" = "label") =>
  blindReadingAddress.href(`/projects/${projectId}/label/read/${id}`, { from });
