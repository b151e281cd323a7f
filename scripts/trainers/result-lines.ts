import type { Compared } from "./compare";

const SHOWN = 5;

/** The result as a table of Markdown, a line a format. */
export function tableLines(compared: readonly Compared[]): string[] {
  return [
    "| format | written | changed | left out | of these proved | readers | disagreements |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...compared.map(({ format, counts, proved, readers, disagreements }) =>
      ["", format, counts.written, counts.changed, counts["left-out"], proved, readers, disagreements.length, ""]
        .join(" | ")
        .trim(),
    ),
  ];
}

/** Disagreements, rows of which the same is said together. */
export function disagreementLines(compared: readonly Compared[]): string[] {
  const rowsOf = new Map<string, string[]>();
  for (const { format, disagreements } of compared) {
    for (const { row, fate, says, readers } of disagreements) {
      const said = `${format}: ${says} [${few(readers)}]`;
      rowsOf.set(said, [...(rowsOf.get(said) ?? []), `${row} (${fate})`]);
    }
  }
  return [...rowsOf].map(([said, rows]) => `${said}: ${few(rows)}`);
}

function few(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).join(", ");
  return names.length > SHOWN ? `${shown} and ${names.length - SHOWN} more` : shown;
}
