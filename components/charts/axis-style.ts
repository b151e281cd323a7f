/** The look that all axes share: small muted figures, a faint grid across, no frame. */
export const AXIS_TICK = { fill: "var(--muted)", fontSize: 12 };
export const AXIS_LINE = { stroke: "var(--edge)" };
export const GRID_STROKE = "var(--line)";
export const CHART_MARGIN = { top: 18, right: 12, bottom: 0, left: 0 };
/** Room for figures and the axis's name below them. */
export const X_AXIS_HEIGHT = 40;

/** The axis's own name, below it or along it. */
export function axisLabel(text: string, along: "x" | "y") {
  const style = { fill: "var(--muted)", fontSize: 12 };
  return along === "x"
    ? { value: text, position: "insideBottom" as const, offset: 2, style }
    : { value: text, angle: -90, position: "insideLeft" as const, style: { ...style, textAnchor: "middle" as const } };
}
