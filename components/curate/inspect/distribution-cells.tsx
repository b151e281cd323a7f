import { Estimate } from "@/components/estimate/estimate";
import type { EstimateFormat } from "@/components/estimate/estimate-words";
import { NamedWords } from "@/components/words/named-words";
import type { Distribution } from "@/lib/core/facts/distribution";
import type { FactDefinition } from "@/lib/core/facts/fact";
import type { WordNames } from "@/lib/guideline/checks/check-words";
import { isShare } from "@/lib/guideline/checks/fact-words";
import { shareWords } from "../share-words";
import { wordName } from "./fact-words";

/** How an estimate of a fact is written: shares in percent, amounts with as many digits as they need. */
export function formatOf(definition: FactDefinition, distribution: Distribution): EstimateFormat {
  if (distribution.is !== "amounts" || isShare(definition)) return { percent: true, digits: 1 };
  const most = Math.abs(distribution.range?.most ?? 0);
  return { digits: most >= 100 ? 0 : 1 };
}

/** What a distribution comes to, in a cell: the median, the share, or the most frequent word. */
export function MiddleCell({ definition, distribution, names }: MiddleCellProps) {
  const format = formatOf(definition, distribution);
  switch (distribution.is) {
    case "amounts":
      return (
        <Estimate estimate={distribution.median} label="Median" format={format} versions={[]} hide={["whisker", "n"]} />
      );
    case "flags":
    case "lists":
      return <Estimate estimate={distribution.share} label="Share" format={format} versions={[]} hide={["n"]} />;
    case "words": {
      const [first] = distribution.top.toSorted((a, b) => b.count - a.count);
      const known = distribution.units - distribution.missing;
      if (!first || first.count === 0) return "–";
      return (
        <>
          <NamedWords>{wordName(names, definition.name, first.word)}</NamedWords>{" "}
          <span className="figures text-muted">{shareWords(first.count, known)}</span>
        </>
      );
    }
    case "hashes":
      return <span className="figures">{distribution.repeated}</span>;
  }
}

interface MiddleCellProps {
  definition: FactDefinition;
  distribution: Distribution;
  names: WordNames;
}

/** What the column of these cells is called. */
export function middleWords({ kind }: FactDefinition): string {
  if (kind === "count" || kind === "number") return "Median";
  return kind === "word" ? "Most frequent" : kind === "hash" ? "The same as another" : "Share";
}
