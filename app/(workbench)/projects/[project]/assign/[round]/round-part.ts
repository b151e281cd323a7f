import type { RoundAsked, RoundChange } from "@/lib/assign/address";
import type { RoundSummary } from "@/lib/assign/queries";
import type { ProjectScope } from "@/lib/auth/scope";

/** What each part of a round's page loads by. */
export interface RoundPart {
  scope: ProjectScope<"rounds:read">;
  round: RoundSummary;
  asked: RoundAsked;
  manages: boolean;
  /** The same page with other lists or pages, at one of its parts. */
  href: (change: RoundChange, place: string) => string;
}

/** Where a project's examples are read; the id follows. */
export function examplesPath(scope: ProjectScope<"rounds:read">): string {
  return `/projects/${scope.projectId}/examples/`;
}
