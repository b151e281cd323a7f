import type { RoundLists } from "@/lib/assign/address";
import type { RoundSummary } from "@/lib/assign/queries";
import type { ProjectScope } from "@/lib/auth/scope";

/** What each part of a round's page loads by. */
export interface RoundPart {
  scope: ProjectScope<"rounds:read">;
  round: RoundSummary;
  /** What each list shows. */
  lists: RoundLists;
  manages: boolean;
  /** The page with all its lists as they are shown. */
  here: string;
}
