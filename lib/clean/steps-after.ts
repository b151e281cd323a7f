import { codePointLength } from "@/lib/core/text/code-points";
import { moveSpan, type PositionMap } from "@/lib/core/text/position-map";

/**
 * The steps of a response that was changed: it is cut where it was cut before. One step where a line feed between two is no more, as nobody
 * can say where a step ends then.
 */
export function stepsAfter(steps: readonly string[], response: string, map: PositionMap): string[] {
  const signs = [...response];
  const cuts: number[] = [];
  let at = 0;
  for (const step of steps.slice(0, -1)) {
    at += codePointLength(step);
    const moved = moveSpan(map, { from: at, to: at + 1 });
    if (!moved || moved.to - moved.from !== 1 || signs[moved.from] !== "\n") return [response];
    cuts.push(moved.from);
    at += 1;
  }
  return [-1, ...cuts].map((cut, place) => signs.slice(cut + 1, cuts[place]).join(""));
}
