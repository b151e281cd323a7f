import { type Kind, ownArray, type ReadColumns, type Spec } from "../columns";
import { Dictionary } from "../dictionary";

/** Rows as they would have been read: texts for what has a dictionary, null for what is missing. */
export function columnsOf<S extends Spec>(
  spec: S,
  rows: readonly Record<keyof S, string | number | null>[],
): ReadColumns<S> {
  const known = new Map<string, Dictionary>();
  const code = (value: string | number, kind: Kind) => {
    if (typeof kind === "string") return Number(value);
    const bytes = new TextEncoder().encode(String(value));
    const view = new DataView(bytes.buffer);
    return "in" in kind
      ? kind.in.encode(view, 0, bytes.length, false)
      : known.get(kind.of)!.encode(view, 0, bytes.length);
  };
  const columns = Object.entries(spec).map(([name, kind]) => {
    if (typeof kind === "object" && "of" in kind && !known.has(kind.of)) known.set(kind.of, new Dictionary());
    const column = ownArray(kind, rows.length);
    for (const [t, row] of rows.entries()) column[t] = row[name] === null ? -1 : code(row[name]!, kind);
    return [name, column];
  });
  const dictionaries = Object.fromEntries([...known].map(([name, dictionary]) => [name, dictionary.data()]));
  return { length: rows.length, columns: Object.fromEntries(columns), dictionaries };
}
