import { isRecord } from "@/lib/formats/fields";

export type Offsets = "code-points" | "utf-16" | "either";

type Placed = { ok: true; value: unknown } | { ok: false; message: string };

/**
 * Spans of a file as spans on code points: offsets are turned where they count UTF-16, and where the marked words stand beside them
 * they must be these. `either` counts as UTF-16 unless the words say otherwise. What is no list of spans stays as it is.
 */
export function placeSpans(value: unknown, text: string | undefined, offsets: Offsets = "code-points"): Placed {
  if (!Array.isArray(value)) return { ok: true, value };
  const points = text === undefined ? null : codePointIndex(text);
  const placed: unknown[] = [];
  for (const [index, item] of value.entries()) {
    const span = isRecord(item) ? placeSpan(item, text, points, offsets) : item;
    if (typeof span === "string") return { ok: false, message: `span ${index + 1}: ${span}` };
    placed.push(span);
  }
  return { ok: true, value: placed };
}

function placeSpan(
  { start, end, label, text: words }: Record<string, unknown>,
  text: string | undefined,
  points: PointIndex | null,
  offsets: Offsets,
): Record<string, unknown> | string {
  const asIs = { start, end, label };
  const isPlace = Number.isSafeInteger(start) && Number.isSafeInteger(end);
  if (text === undefined || points === null)
    return offsets === "utf-16" && isPlace
      ? "its offsets count UTF-16, and the text that they count in is not at hand; import the example first"
      : asIs;
  if (!isPlace) return asIs;
  const given = typeof words === "string" && words !== "" ? words : undefined;
  const units = { start: points.ofUnit(start as number), end: points.ofUnit(end as number) };
  const fitsUnits =
    units.start !== null && units.end !== null && alike(given, text.slice(start as number, end as number));
  const fitsPoints = alike(given, points.slice(start as number, end as number));
  if (offsets === "code-points") {
    if (fitsPoints) return asIs;
    return fitsUnits
      ? `the words beside it, “${given}”, stand there only where offsets count UTF-16; say so in the mapping ("offsets": "utf-16")`
      : `marks “${points.slice(start as number, end as number)}”, but the words beside it are “${given}”`;
  }
  if (offsets === "either" && given !== undefined && fitsPoints && !fitsUnits) return asIs;
  if (units.start === null || units.end === null)
    return `${units.start === null ? `start ${start}` : `end ${end}`} is no place of the text in UTF-16: it lies inside a character or beyond the end at ${text.length}`;
  if (!fitsUnits)
    return `marks “${text.slice(start as number, end as number)}”, but the words beside it are “${given}”`;
  return { start: units.start, end: units.end, label };
}

/** Whether spans that do not fit as code points would as UTF-16. */
export function lookLikeUnits(value: unknown, text: string): boolean {
  const placed = placeSpans(value, text, "utf-16");
  return placed.ok && JSON.stringify(placed.value) !== JSON.stringify(stripped(value));
}

function stripped(value: unknown): unknown {
  return Array.isArray(value)
    ? value.map((item: unknown) => (isRecord(item) ? { start: item.start, end: item.end, label: item.label } : item))
    : value;
}

/** Tools write line breaks and blanks of marked words in their own ways. */
function alike(words: string | undefined, marked: string): boolean {
  return words === undefined || words === marked || bare(words) === bare(marked);
}

function bare(text: string): string {
  return text.replace(/\\n|\s+/g, "");
}

interface PointIndex {
  /** The code points before a UTF-16 offset; null inside a character or beyond the text. */
  ofUnit(unit: number): number | null;
  slice(start: number, end: number): string;
}

function codePointIndex(text: string): PointIndex {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text))
    return {
      ofUnit: (unit) => (unit >= 0 && unit <= text.length ? unit : null),
      slice: (start, end) => text.slice(Math.max(0, start), Math.max(0, end)),
    };
  const unitOf: number[] = [];
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) unitOf.push(at);
  unitOf.push(text.length);
  const pointOf = new Map(unitOf.map((unit, point) => [unit, point]));
  const unit = (point: number) => unitOf[Math.min(Math.max(0, point), unitOf.length - 1)]!;
  return { ofUnit: (at) => pointOf.get(at) ?? null, slice: (start, end) => text.slice(unit(start), unit(end)) };
}
