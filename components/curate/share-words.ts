import { formatPercent } from "@/components/ui/format";

/** A share in per cent that is never rounded to none or all of it: small and large ones with one digit. */
export function shareWords(part: number, whole: number): string {
  const share = part / whole;
  if (part > 0 && share < 0.001) return "under 0.1 %";
  if (part < whole && share > 0.999) return "over 99.9 %";
  return formatPercent(share, (part > 0 && share < 0.1) || (part < whole && share > 0.99) ? 1 : 0);
}
