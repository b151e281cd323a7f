import { type Direction, directionOf } from "./changes";
import { type Identified, identifiedAs } from "./identified";
import type { FatigueFigures, Measure } from "./survey";

/** What the figures say, as a code: the words are chosen where they are shown. */
export type Reading =
  | { says: Exclude<Identified, "identified"> }
  | { says: "quality"; direction: Exclude<Direction, "unknown"> }
  | { says: "practice" | "hasty" | "tiring" | "slower" }
  | { says: "uniform"; measures: Measure[] }
  | { says: "nothing-changed" };

/**
 * What a session does to the labels, in the order in which it matters. Nothing is said of quality where it cannot be told from the
 * difficulty of examples; in a fixed order not of pace or style either, since these may come of the examples as well.
 */
export function readingsOf(figures: Pick<FatigueFigures, "identifiability" | "refusal" | "measures">): Reading[] {
  const identified = identifiedAs(figures);
  if (identified === "not-identifiable") return [{ says: identified }];
  const directions = new Map(figures.measures.map((measure) => [measure.measure, directionOf(measure)]));
  const of = (measure: Measure): Direction => directions.get(measure) ?? "unknown";
  const quality = identified === "identified" ? of("quality") : "unknown";
  const readings: Reading[] = identified === "identified" ? [] : [{ says: identified }];
  if (quality !== "unknown") readings.push({ says: "quality", direction: quality });
  readings.push(...paceBeside(quality, of("time")));
  const uniform = [
    ...(of("surprise") === "down" ? (["surprise"] as const) : []),
    ...(of("modal") === "up" ? (["modal"] as const) : []),
  ];
  if (uniform.length > 0) readings.push({ says: "uniform", measures: uniform });
  const isQuiet = [...directions].every(([measure, direction]) => measure === "quality" || direction === "none");
  return quality === "none" && isQuiet ? [...readings, { says: "nothing-changed" }] : readings;
}

/** Speed alone is no sign of tiredness: what it means depends on quality. */
function paceBeside(quality: Direction, time: Direction): Reading[] {
  if (time === "down" && (quality === "none" || quality === "up")) return [{ says: "practice" }];
  if (time === "down" && quality === "down") return [{ says: "hasty" }];
  if (quality === "down") return [{ says: "tiring" }];
  return time === "up" ? [{ says: "slower" }] : [];
}
