import { numbered } from "@/components/ui/numbered";
import { piecesOf } from "@/lib/core/text/marked-names";

interface NamedWordsProps {
  className?: string;
  /** With its names marked (`lib/core/text/marked-names`). */
  children: string;
}

/** A sentence with names in it that somebody else chose: each keeps its direction to itself. */
export function NamedWords({ className, children }: NamedWordsProps) {
  return (
    <span className={className}>
      {numbered(piecesOf(children)).map(({ item, place }) => (place % 2 === 1 ? <bdi key={place}>{item}</bdi> : item))}
    </span>
  );
}
