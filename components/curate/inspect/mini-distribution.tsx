import { ThinBar } from "@/components/charts/thin-bar";
import { formatNumber } from "@/components/ui/format";
import { NamedWords } from "@/components/words/named-words";
import type { Distribution } from "@/lib/core/facts/distribution";
import type { WordNames } from "@/lib/guideline/checks/check-words";
import { wordName } from "./fact-words";

const HEIGHT = 40;
const MOST_LINES = 3;

/** A distribution at a glance: a small histogram, or the most frequent with their shares. The sentence beside it says the same. */
export function MiniDistribution({ fact, distribution, names }: MiniProps) {
  if (distribution.is === "amounts") return <MiniHistogram counts={distribution.counts} />;
  const known = distribution.units - distribution.missing;
  return (
    <ul aria-hidden className="grid min-h-10 content-end gap-1">
      {linesOf(fact, distribution, names).map(({ name, count }) => (
        <li key={name} className="grid gap-0.5 text-xs">
          <span className="flex justify-between gap-2">
            <NamedWords className="truncate">{name}</NamedWords>
            <span className="figures text-muted">{formatNumber(count)}</span>
          </span>
          <ThinBar share={known > 0 ? count / known : 0} />
        </li>
      ))}
    </ul>
  );
}

interface MiniProps {
  fact: string;
  distribution: Distribution;
  names: WordNames;
}

function linesOf(fact: string, distribution: Distribution, names: WordNames): { name: string; count: number }[] {
  switch (distribution.is) {
    case "words":
      return distribution.top
        .slice(0, MOST_LINES)
        .map(({ word, count }) => ({ name: wordName(names, fact, word), count }));
    case "flags":
      return [{ name: "yes", count: distribution.yes }];
    case "lists":
      return distribution.types.length === 0
        ? [{ name: "any", count: distribution.having }]
        : distribution.types.slice(0, MOST_LINES).map(({ type, having }) => ({ name: type, count: having }));
    default:
      return [];
  }
}

function MiniHistogram({ counts }: { counts: readonly number[] }) {
  const highest = Math.max(...counts, 1);
  const width = 100 / Math.max(1, counts.length);
  const place = (value: number) => Number(value.toFixed(2));
  const bars = counts
    .map((count, k) => {
      // What is there is seen, however little it is.
      const height = count === 0 ? 0 : Math.max(1, (count / highest) * (HEIGHT - 2));
      return `M${place((k + 0.06) * width)} ${HEIGHT}V${place(HEIGHT - height)}H${place((k + 0.94) * width)}V${HEIGHT}Z`;
    })
    .join("");
  return (
    <svg
      aria-hidden
      viewBox={`0 0 100 ${HEIGHT}`}
      preserveAspectRatio="none"
      className="h-10 w-full border-b border-edge"
    >
      <path d={bars} fill="var(--ramp-4)" className="keep-color" />
    </svg>
  );
}
