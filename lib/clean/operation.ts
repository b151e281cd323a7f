import type { FactPart } from "@/lib/core/facts/fact";
import { composeMaps, type Edited } from "@/lib/core/text/position-map";

/** Which part of an example a text is: what is removed may depend on who speaks. */
export type CleanedPart = Pick<FactPart, "kind" | "speaker">;

/**
 * A way to clean a text. The same text, part and version always give the same result, and cleaning what is clean changes nothing. The map
 * says where everything went, so that spans can move with it.
 */
export interface CleaningOperation {
  id: string;
  /** Raised whenever a text could come out otherwise than before. */
  version: number;
  title: string;
  help: string;
  apply(text: string, part: CleanedPart): Edited;
}

const MOST_PASSES = 8;

/**
 * Repeats a pass until it changes nothing, so that the result is clean by its own measure. A text that is not settled after eight passes was
 * made not to be, and is left as it was.
 */
export function settled(pass: (text: string) => Edited): (text: string) => Edited {
  return (given) => {
    let now: Edited = { text: given, map: [] };
    for (let passes = 0; passes < MOST_PASSES; passes++) {
      const next = pass(now.text);
      if (next.text === now.text) return now;
      now = { text: next.text, map: now.map.length === 0 ? next.map : composeMaps(now.map, next.map) };
    }
    return { text: given, map: [] };
  };
}
