import { type ChangeObject, diffLines, diffWordsWithSpace } from "diff";

export interface ComparedPart {
  text: string;
  changed: boolean;
}

export interface Comparison {
  one: ComparedPart[];
  other: ComparedPart[];
  by: "word" | "line";
}

/** Longer texts together are not compared, in UTF-16 units. */
const MAX_LENGTH = 400_000;
const LIMITS = { timeout: 400, maxEditLength: 4000 };

/** A space between two changed words belongs to the change, so that a phrase is marked as one. */
function bridgeSpaces(parts: ComparedPart[]): ComparedPart[] {
  const bridged = parts.map((part, index) => {
    const between = parts[index - 1]?.changed && parts[index + 1]?.changed && /^[ \t]+$/.test(part.text);
    return between ? { ...part, changed: true } : part;
  });
  return bridged.reduce<ComparedPart[]>((joined, part) => {
    const last = joined.at(-1);
    if (last?.changed && part.changed) joined[joined.length - 1] = { text: last.text + part.text, changed: true };
    else joined.push(part);
    return joined;
  }, []);
}

function side(changes: ChangeObject<string>[], hide: "added" | "removed"): ComparedPart[] {
  return bridgeSpaces(
    changes
      .filter((change) => !change[hide])
      .map(({ value, added, removed }) => ({ text: value, changed: Boolean(added || removed) })),
  );
}

/**
 * What two texts do not share, marked on each side: by word, or by line where they differ too much for words. `null` when
 * they are too long or too different for either. The parts of a side always join to its text.
 */
export function compareTexts(one: string, other: string): Comparison | null {
  if (one.length + other.length > MAX_LENGTH) return null;
  const words = diffWordsWithSpace(one, other, LIMITS);
  const changes = words ?? diffLines(one, other, LIMITS);
  if (!changes) return null;
  return { one: side(changes, "added"), other: side(changes, "removed"), by: words ? "word" : "line" };
}
