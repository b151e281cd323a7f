import type { Quote } from "@/lib/curate/contamination/quote";

/** A passage in its text, marked. */
export function Passage({ quote: { before, match, after } }: { quote: Quote }) {
  return (
    <span dir="auto" className="whitespace-pre-wrap wrap-anywhere">
      <span className="text-muted">{before}</span>
      {match !== "" && <mark className="bg-warn-wash text-ink">{match}</mark>}
      <span className="text-muted">{after}</span>
    </span>
  );
}
