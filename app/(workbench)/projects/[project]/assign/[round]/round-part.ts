import type { Search } from "@/lib/address/address";
import type { RoundSummary } from "@/lib/assign/queries";
import type { ProjectScope } from "@/lib/auth/scope";

/** What each part of a round's page loads by. */
export interface RoundPart {
  scope: ProjectScope<"rounds:read">;
  round: RoundSummary;
  search: Search;
  manages: boolean;
  /** The page with all its lists as they are shown. */
  here: string;
}
