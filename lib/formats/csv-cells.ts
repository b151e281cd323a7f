/** The delimiters that are recognised. With a space, a run of spaces counts as one delimiter. */
export const DELIMITERS = [",", "\t", ";", "|", " "] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Cuts the text of one CSV record, whose quoting was found to be sound, into its cells. */
export function splitCells(text: string, delimiter: Delimiter): string[] {
  if (text.includes('"')) return splitQuoted(text, delimiter);
  return delimiter === " " ? text.trim().split(/ +/) : text.split(delimiter);
}

function splitQuoted(text: string, delimiter: Delimiter): string[] {
  const cells: string[] = [];
  const end = delimiter === " " ? text.trimEnd().length : text.length;
  let index = 0;
  for (;;) {
    if (delimiter === " ") while (text[index] === " ") index += 1;
    if (text[index] === '"') {
      const close = closingQuote(text, index + 1);
      cells.push(text.slice(index + 1, close).replaceAll('""', '"'));
      index = close + 1;
    } else {
      const next = text.indexOf(delimiter, index);
      const cellEnd = next === -1 ? end : next;
      cells.push(text.slice(index, cellEnd));
      index = cellEnd;
    }
    if (index >= end) return cells;
    index += 1;
  }
}

function closingQuote(text: string, from: number): number {
  let quote = text.indexOf('"', from);
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  return quote === -1 ? text.length : quote;
}
