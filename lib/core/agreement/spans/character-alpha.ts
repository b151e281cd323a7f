import { alpha } from "@/lib/core/agreement/alpha";
import type { Blocks } from "@/lib/core/agreement/blocks";
import { nominalDisagreement } from "@/lib/core/agreement/disagreement/nominal";
import { countsOf, estimateFrom, type IntervalOptions, whyUndefined } from "@/lib/core/agreement/estimate-from";
import { patternsFromCounts } from "@/lib/core/agreement/patterns";
import { ALPHA } from "@/lib/core/agreement/range";
import { covered } from "@/lib/core/agreement/spans/matching";
import { readersByDocument, type SpanAnnotations } from "@/lib/core/agreement/spans/span";
import type { Estimate } from "@/lib/core/estimate";

/**
 * Chance-corrected agreement on where a label is: each character is a unit that every reader of the document either gave
 * the label or not, and nominal alpha of that. Characters of a text are not independent, so the interval deletes or
 * resamples documents. `lengths` holds the length of each document in code points.
 */
export function characterAlpha(
  annotations: SpanAnnotations,
  lengths: ReadonlyMap<string, number>,
  label: string,
  options: IntervalOptions = {},
): Estimate {
  const blocks = documentBlocks(annotations, lengths, label);
  const counts = countsOf({ ...blocks.patterns, items: charactersByPattern(blocks) }, 2);
  const why = whyUndefined(blocks.patterns);
  return estimateFrom(alpha(blocks, nominalDisagreement(2)), "span-alpha-characters", counts, why, options, ALPHA);
}

/** Each document is a block; its parts say how many characters have the label from j of m readers. */
function documentBlocks(annotations: SpanAnnotations, lengths: ReadonlyMap<string, number>, label: string): Blocks {
  const rowOf = new Map<string, number>();
  const rows: { counts: [number, number][]; items: number }[] = [];
  const start = [0];
  const pattern: number[] = [];
  const times: number[] = [];
  const readersOf = readersByDocument(annotations);
  for (const [document, length] of lengths) {
    const readers = readersOf.get(document);
    if (!readers) continue;
    const m = readers.length;
    const perReader = readers.flatMap(({ spans }) => covered(spans, label));
    coverage(perReader, length, m).forEach((characters, marked) => {
      if (characters === 0) return;
      const key = `${marked}/${m}`;
      let row = rowOf.get(key);
      if (row === undefined) {
        row = rows.length;
        rowOf.set(key, row);
        rows.push({
          counts: [
            [0, m - marked],
            [1, marked],
          ],
          items: 1,
        });
      }
      pattern.push(row);
      times.push(characters);
    });
    start.push(pattern.length);
  }
  return {
    patterns: patternsFromCounts(rows, 2, annotations.size),
    units: new Float64Array(start.length - 1).fill(1),
    start: Int32Array.from(start),
    pattern: Int32Array.from(pattern),
    times: Float64Array.from(times),
  };
}

/** How many of `length` characters are covered by exactly 0, 1, ... `readers` of the given stretches. */
function coverage(stretches: readonly { start: number; end: number }[], length: number, readers: number): Float64Array {
  const changes = stretches.flatMap(({ start, end }) => [
    { at: Math.min(start, length), by: 1 },
    { at: Math.min(end, length), by: -1 },
  ]);
  changes.sort((a, b) => a.at - b.at);
  const characters = new Float64Array(readers + 1);
  let position = 0;
  let depth = 0;
  for (const { at, by } of changes) {
    characters[depth]! += at - position;
    position = at;
    depth += by;
  }
  characters[depth]! += length - position;
  return characters;
}

function charactersByPattern(blocks: Blocks): Float64Array {
  const characters = new Float64Array(blocks.patterns.items.length);
  blocks.pattern.forEach((p, part) => {
    characters[p]! += blocks.times[part]!;
  });
  return characters;
}
