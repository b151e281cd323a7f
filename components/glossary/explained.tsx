"use client";

import type { ReactNode } from "react";
import { Popover } from "@/components/ui/popover";
import { GLOSSARY, type Term } from "./glossary";

interface ExplainedProps {
  term: Term;
  /** The word as it stands in the sentence. */
  children: ReactNode;
}

/** A word with its meaning one press away, by pointer, touch or keyboard. */
export function Explained({ term, children }: ExplainedProps) {
  return (
    <Popover
      label="What this word means"
      className="w-72 font-normal whitespace-normal"
      trigger={
        <button
          type="button"
          className="cursor-help rounded-sm text-start underline decoration-edge decoration-dotted underline-offset-4 hover:text-ink"
        >
          {children}
        </button>
      }
    >
      <p>{GLOSSARY[term]}</p>
    </Popover>
  );
}
