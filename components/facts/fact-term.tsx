"use client";

import { Popover } from "@/components/ui/popover";

interface FactTermProps {
  title: string;
  /** When it has which value. */
  help: string;
}

/** A fact by its title, with what it says exactly one press away. */
export function FactTerm({ title, help }: FactTermProps) {
  return (
    <Popover
      label="What this fact says"
      className="w-72 font-normal whitespace-normal"
      trigger={
        <button
          type="button"
          className="cursor-help rounded-sm text-start underline decoration-edge decoration-dotted underline-offset-4 hover:text-ink"
        >
          <bdi>{title}</bdi>
        </button>
      }
    >
      <p>{help}</p>
    </Popover>
  );
}
