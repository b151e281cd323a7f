import type { ReactNode } from "react";
import { Callout } from "@/components/ui/callout";
import { formatCount, formatNumber, formatPercent } from "@/components/ui/format";

/** A source, an import or a slice, and how much of it goes. */
interface LosingPart {
  by: string;
  name: string;
  examples: number;
  taken: number;
}

interface LosingCalloutProps<Part extends LosingPart> {
  parts: readonly Part[];
  /** would lose, or lost. */
  verb: string;
  advice: string;
  name: (part: Part) => ReactNode;
  /** By what it goes. */
  behind: (part: Part) => ReactNode;
}

const SHOWN = 10;

/** Says which parts of the data lose most of themselves; nothing where none does. */
export function LosingCallout<Part extends LosingPart>({
  parts,
  verb,
  advice,
  name,
  behind,
}: LosingCalloutProps<Part>) {
  if (parts.length === 0) return null;
  return (
    <Callout
      tone="warn"
      title={`${formatCount(parts.length, "part")} of the data ${verb} more than half of ${parts.length === 1 ? "itself" : "themselves"}`}
    >
      <p>{advice}</p>
      <ul className="mt-1 list-disc ps-5">
        {parts.slice(0, SHOWN).map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is as the server gave it
          <li key={at}>
            {part.by} {name(part)}: {formatNumber(part.taken)} of {formatNumber(part.examples)} (
            {formatPercent(part.taken / part.examples)}), {behind(part)}
          </li>
        ))}
      </ul>
      {parts.length > SHOWN && <p>And {formatNumber(parts.length - SHOWN)} more.</p>}
    </Callout>
  );
}
