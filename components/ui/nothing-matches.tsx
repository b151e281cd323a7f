"use client";

import { Button } from "./button";
import { EmptyState } from "./empty-state";
import { LinkButton } from "./link-button";

interface NothingMatchesProps {
  /** One of what is listed, as a word: "example". */
  noun: string;
  /** Where the same list stands without filters, or what takes them away. */
  clear: string | (() => void);
}

/** In the place of a list of which search and filters leave nothing. What is empty without them has an `EmptyState` of its own. */
export function NothingMatches({ noun, clear }: NothingMatchesProps) {
  const action =
    typeof clear === "string" ? (
      <LinkButton href={clear}>Clear filters</LinkButton>
    ) : (
      <Button onClick={clear}>Clear filters</Button>
    );
  return (
    <EmptyState title={`No ${noun} matches`} action={action}>
      Nothing is lost: search and filters hide every {noun}.
    </EmptyState>
  );
}
