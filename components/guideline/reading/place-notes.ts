import type { ReactNode } from "react";

/** What stands beside the clauses (by slug) and criteria (by key) of a guideline that is read, and at its end. */
export interface PlaceNotes {
  clauses: ReadonlyMap<string, ReactNode>;
  criteria: ReadonlyMap<string, ReactNode>;
  end: ReactNode;
}
