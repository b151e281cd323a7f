import { formatNumber, formatPercent } from "@/components/ui/format";
import { factNamed } from "@/lib/core/facts/catalogue";
import { isShare } from "@/lib/guideline/checks/fact-words";

/** An amount of a fact, rounded as much as it may be: `1,204`, `35 %`, `0.5 %`. Its unit stands behind. */
export function amountWords(fact: string, amount: number): string {
  const definition = factNamed(fact);
  if (definition && isShare(definition))
    return formatPercent(amount, Number.isInteger(Number((amount * 100).toPrecision(12))) ? 0 : 1);
  return formatNumber(amount, { digits: Number.isInteger(amount) ? 0 : amount < 10 ? 2 : amount < 100 ? 1 : 0 });
}
