import type { Outcome } from "@/components/ui/use-command";
import type { CheckOfSelection, ExcludeMatching, SaveSelection } from "@/lib/curate/selection/schema";

/** What can be done with all examples of a selection, and undone. */
export interface SelectionCommands {
  save: (input: SaveSelection) => Promise<Outcome<{ selection: string; slice: string; examples: number }>>;
  exclude: (input: ExcludeMatching) => Promise<Outcome<{ selection: string | null; examples: number; before: number }>>;
  end: (input: { selection: string }) => Promise<Outcome<{ examples: number }>>;
  makeCheck: (input: CheckOfSelection) => Promise<Outcome<{ check: string; guidelineId: string }>>;
  dropCheck: (input: { check: string }) => Promise<Outcome<unknown>>;
}
