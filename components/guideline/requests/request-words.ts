import { CircleCheck, CircleDot, CircleSlash, type LucideIcon, PencilLine } from "lucide-react";
import type { Tone } from "@/components/ui/tone";
import type { RequestState } from "@/lib/guideline/change-requests/schema";

interface StateWords {
  label: string;
  /** What stands in a list without any. */
  none: string;
  tone: Tone | "plain";
  Icon: LucideIcon;
}

export const STATE_WORDS: Record<RequestState, StateWords> = {
  open: { label: "Open", none: "Nothing waits for a decision.", tone: "info", Icon: CircleDot },
  accepted: { label: "Accepted", none: "Nothing waits for the draft.", tone: "warn", Icon: PencilLine },
  declined: { label: "Declined", none: "Nothing was declined.", tone: "plain", Icon: CircleSlash },
  done: { label: "Done", none: "No version has closed one yet.", tone: "good", Icon: CircleCheck },
};

export const boardHref = (guidelineId: string) => `/guidelines/${guidelineId}/requests`;
export const requestHref = (guidelineId: string, id: string) => `${boardHref(guidelineId)}/${id}`;

interface NewRequestPlace {
  criterion?: string;
  clause?: string;
  project?: string;
  example?: string;
  flag?: string;
}

/** The form for a new request, filled in with where it comes from. */
export function newRequestHref(guidelineId: string, place: NewRequestPlace): string {
  const given = Object.entries(place).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `${boardHref(guidelineId)}/new?${new URLSearchParams(given)}`;
}

/** A case where reviewers look at it. */
export function caseHref(projectId: string, example: string, criterion: string | undefined): string {
  const query = new URLSearchParams(criterion === undefined ? { example } : { example, of: criterion });
  return `/projects/${projectId}/resolve?${query}`;
}
