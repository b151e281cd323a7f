import { formatNumber } from "@/components/ui/format";

/** `line 12`, and where a spreadsheet counts otherwise, because cells hold line breaks: `line 12, row 5`. */
export function placeWords({ line, row }: { line: number; row?: number }): string {
  const lines = `line ${formatNumber(line)}`;
  return row === undefined || row === line ? lines : `${lines}, row ${formatNumber(row)}`;
}
