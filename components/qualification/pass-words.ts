import { formatCount, formatNumber } from "@/components/ui/format";

/** `75 %`. */
export function shareWords(share: number): string {
  return formatNumber(share * 100, { digits: 0, unit: "%" });
}

/** `3 of 4 answers right`; nothing while a try is open. */
export function scoreWords({ right, asked }: { right: number | null; asked: number | null }): string {
  return right === null || asked === null ? "not finished" : `${right} of ${formatCount(asked, "answer")} right`;
}
