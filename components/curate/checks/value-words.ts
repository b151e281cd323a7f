import { formatNumber, formatPercent } from "@/components/ui/format";
import { factNamed } from "@/lib/core/facts/catalogue";
import { isShare } from "@/lib/guideline/checks/fact-words";

/** A value of a fact, rounded; shares in per cent. */
export function valueWords(name: string, value: number): string {
  const fact = factNamed(name);
  if (!fact || !isShare(fact)) return formatNumber(value);
  return formatPercent(value, Number.isInteger(Number((value * 100).toPrecision(12))) ? 0 : 1);
}
