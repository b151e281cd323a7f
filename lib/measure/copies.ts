import { Dictionary } from "@/lib/server/columns/dictionary";
import { readColumns, type Statement } from "@/lib/server/columns/read-columns";

/** What of the examples of a dictionary are copies, by code. */
export interface Copies {
  /** The number of the unit that an example makes with its copies; -1 for one without. */
  unit: Int32Array;
  /** Whether it is a copy of the one that is kept. */
  isSpare: Uint8Array;
}

const COPIES_SPEC = { item: { of: "items" }, kept: { of: "kept" }, isKept: "flag" } as const;

/** Reads `copiesStatement` in a thread; undefined where there is none, or none of these examples has a copy. */
export async function readCopies(
  copies: Statement | null | undefined,
  examples: Dictionary,
): Promise<Copies | undefined> {
  if (!copies) return undefined;
  const { columns, dictionaries, length } = await readColumns(copies, COPIES_SPEC);
  const codes = examples.codesOf(new Dictionary(dictionaries.items));
  const found = { unit: new Int32Array(examples.size).fill(-1), isSpare: new Uint8Array(examples.size) };
  for (let k = 0; k < length; k++) {
    const code = codes[columns.item[k]!]!;
    if (code < 0) continue;
    found.unit[code] = columns.kept[k]!;
    found.isSpare[code] = Number(!columns.isKept[k]);
  }
  return found.unit.some((unit) => unit >= 0) ? found : undefined;
}
