import { defineAddress } from "@/lib/address/address";
import { pageQuerySchema } from "@/lib/api/page";
import { sliceSchema } from "@/lib/examples/slice";

/** The readings of a project, newest first, from a cursor on; and the slice that the form for a new one begins with. */
export const readingsAddress = defineAddress({
  cursor: pageQuerySchema.shape.cursor,
  slice: sliceSchema.optional(),
});

export const readingsHref = (projectId: string, cursor?: string) =>
  readingsAddress.href(`/projects/${projectId}/curate/read`, { cursor });
/** The form for a reading of a slice, as name=value. */
export const readSliceHref = (projectId: string, slice: string) =>
  readingsAddress.href(`/projects/${projectId}/curate/read`, { slice });
/** What a reading says. */
export const readingHref = (projectId: string, id: string) => `${readingsHref(projectId)}/${id}`;
/** Where it is read, full screen. */
export const readingScreenHref = (projectId: string, id: string) => `${readingHref(projectId, id)}/screen`;
