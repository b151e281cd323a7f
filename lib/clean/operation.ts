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

type Pass = (text: string) => Edited;

/**
 * Repeats a pass until it changes nothing, so that the result is clean by its own measure. A text that is not settled after eight passes was
 * made not to be, and is left as it was.
 */
export function settled(pass: Pass): Pass {
  return (given) => {
    let now: Edited = { text: given, map: [] };
    for (let passes = 0; passes < MOST_PASSES; passes++) {
      const next = pass(now.text);
      if (next.text === now.text) return now;
      now = followedBy(now, next);
    }
    return { text: given, map: [] };
  };
}

/** The same for passes that each settle by themselves and take turns: what none of the others changed, none needs to look at again. */
export function settledInTurn(...passes: readonly Pass[]): Pass {
  return (given) => {
    let now: Edited = { text: given, map: [] };
    /** So many passes in a row leave the text as it is. */
    let content = 0;
    for (let turn = 1; turn <= MOST_PASSES; turn++)
      for (const pass of passes) {
        const next = pass(now.text);
        const isChanged = next.text !== now.text;
        if (isChanged && turn === MOST_PASSES) return { text: given, map: [] };
        if (isChanged) now = followedBy(now, next);
        content = isChanged ? 1 : content + 1;
        if (content === passes.length) return now;
      }
    return now;
  };
}

function followedBy(one: Edited, other: Edited): Edited {
  return { text: other.text, map: one.map.length === 0 ? other.map : composeMaps(one.map, other.map) };
}
