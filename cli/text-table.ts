/** Left-aligned columns, two spaces apart; `null` shows as a dash and numbers to four decimals. */
export function textTable(rows: readonly (readonly (string | number | null | undefined)[])[]): string {
  const cells = rows.map((row) => row.map(show));
  const widths: number[] = [];
  for (const row of cells) {
    row.forEach((cell, k) => {
      widths[k] = Math.max(widths[k] ?? 0, cell.length);
    });
  }
  const lines = cells.map((row) => row.map((cell, k) => cell.padEnd(widths[k]!)).join("  "));
  return lines.map((line) => line.trimEnd()).join("\n");
}

function show(cell: string | number | null | undefined): string {
  if (cell === null || cell === undefined) return "-";
  if (typeof cell === "string") return cell;
  return Number.isInteger(cell) ? String(cell) : cell.toFixed(4);
}
