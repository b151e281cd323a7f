import { defineAddress } from "@/lib/address/address";
import { pageQuerySchema } from "@/lib/api/page";

/** The readings of a project, newest first, from a cursor on. */
export const readingsAddress = defineAddress({ cursor: pageQuerySchema.shape.cursor });

export const readingsHref = (projectId: string, cursor?: string) =>
  readingsAddress.href(`/projects/${projectId}/curate/read`, { cursor });
/** What a reading says. */
export const readingHref = (projectId: string, id: string) => `${readingsHref(projectId)}/${id}`;
/** Where it is read, full screen. */
export const readingScreenHref = (projectId: string, id: string) => `${readingHref(projectId, id)}/screen`;
