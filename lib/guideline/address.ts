import { z } from "zod";
import { defineAddress, type Given, type Wanted } from "@/lib/address/address";
import { pageQuerySchema } from "@/lib/api/page";
import { integerText, text } from "@/lib/input/schemas";
import { REQUEST_STATES, requestFilterSchema } from "./change-requests/schema";

/** The guidelines, newest first, from a cursor on. */
export const guidelinesAddress = defineAddress({ cursor: pageQuerySchema.shape.cursor });

const draft = {
  request: z.uuid().optional(),
  /** A check, and the bound of one of its conditions that was tried on a project's examples. */
  check: text(63).optional(),
  condition: integerText(0, 50).default(0),
  value: z.coerce.number().optional(),
  /** What stands beside the text to begin with. */
  beside: z.enum(["qualities"]).optional(),
};
/** The draft, with a change request or a check beside it. */
export const draftAddress = defineAddress(draft);

export function draftHref(guidelineId: string, wanted: Wanted<typeof draft> = {}): string {
  return draftAddress.href(`/guidelines/${guidelineId}/edit`, wanted);
}

/** What a version changed against another; against the one before it unless said. */
export const changesAddress = defineAddress({ from: integerText(1).optional() });

export function changesHref(guidelineId: string, from: number, to: number): string {
  return changesAddress.href(`/guidelines/${guidelineId}/versions/${to}/changes`, { from });
}

const board = {
  ...requestFilterSchema.shape,
  /** In front where there is room for one only; also the one that `cursor` pages through. */
  state: z.enum(REQUEST_STATES).default("open"),
  cursor: pageQuerySchema.shape.cursor,
};
export const boardAddress = defineAddress(board);
export type BoardAsked = Given<typeof board>;

export const boardHref = (guidelineId: string, wanted: Wanted<typeof board> = {}) =>
  boardAddress.href(`/guidelines/${guidelineId}/requests`, wanted);
export const requestHref = (guidelineId: string, id: string) => `${boardHref(guidelineId)}/${id}`;

const place = {
  criterion: text(64).optional(),
  clause: text(200).optional(),
  project: z.uuid().optional(),
  example: text(500).optional(),
  flag: z.uuid().optional(),
};
/** The form for a new request, filled in with where one comes from. */
export const newRequestAddress = defineAddress(place);
export type NewRequestPlace = Given<typeof place>;

export const newRequestHref = (guidelineId: string, from: NewRequestPlace) =>
  newRequestAddress.href(`${boardHref(guidelineId)}/new`, from);
