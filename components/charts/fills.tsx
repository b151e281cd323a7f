import type { CSSProperties } from "react";

/** How bars that stand side by side are filled, so that colour is not all that tells one from the next. */
const FILLS = ["solid", "hollow", "striped", "barred"] as const;
export type Fill = (typeof FILLS)[number];

export function fillOf(index: number): Fill {
  return FILLS[index % FILLS.length]!;
}

const STEP = 6;
const PALE = 0.25;

/** What a bar refers to by `url(#id)` where its fill is a pattern. */
export function FillPattern({ id, fill, color }: { id: string; fill: Fill; color: string }) {
  if (fill === "solid" || fill === "hollow") return null;
  const turn = fill === "striped" ? "rotate(45)" : "rotate(90)";
  return (
    <pattern id={id} width={STEP} height={STEP} patternUnits="userSpaceOnUse" patternTransform={turn}>
      <rect width={STEP} height={STEP} fill={color} fillOpacity={PALE} />
      <rect width={STEP / 2} height={STEP} fill={color} />
    </pattern>
  );
}

/** The attributes of a bar; the pattern with this id stands in its drawing. */
export function barFill(fill: Fill, color: string, id: string) {
  if (fill === "solid") return { fill: color };
  const edge = { stroke: color, strokeWidth: 1.5 };
  return fill === "hollow" ? { fill: color, fillOpacity: PALE, ...edge } : { fill: `url(#${id})`, ...edge };
}

/** The same as a small square of a legend. */
export function fillSample(fill: Fill, color: string): CSSProperties {
  if (fill === "solid") return { background: color };
  const pale = `color-mix(in srgb, ${color} ${PALE * 100}%, transparent)`;
  const turn = fill === "striped" ? "135deg" : "180deg";
  return {
    boxShadow: `inset 0 0 0 1.5px ${color}`,
    background: fill === "hollow" ? pale : `repeating-linear-gradient(${turn}, ${color} 0 2px, ${pale} 2px 4px)`,
  };
}
