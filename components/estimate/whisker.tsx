import clsx from "clsx";

interface WhiskerProps {
  value: number;
  interval: [number, number] | null;
  /** The ends of the scale; estimates that are compared share one. What lies outside is cut and ends in an arrow. */
  domain: [number, number];
  width?: number;
  /** Under the minimum: drawn faint and hollow. */
  weak?: boolean;
  /** Marks this value on the scale, for example zero or a target. */
  reference?: number;
}

const HEIGHT = 14;
const MIDDLE = HEIGHT / 2;
const MARGIN = 4;

/** A dot with its interval on a hairline scale. The same numbers stand beside it as text, so it is hidden from readers. */
export function Whisker({ value, interval, domain, width = 88, weak = false, reference }: WhiskerProps) {
  const at = (x: number) => MARGIN + project(x, domain) * (width - 2 * MARGIN);
  const inside = (x: number) => x >= domain[0] && x <= domain[1];
  return (
    <svg
      aria-hidden
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      className={clsx("shrink-0 overflow-visible", weak ? "text-edge" : "text-ink")}
    >
      <path
        d={`M${MARGIN} ${MIDDLE}H${width - MARGIN}M${MARGIN} 4v6M${width - MARGIN} 4v6`}
        stroke="var(--line)"
        fill="none"
      />
      {reference !== undefined && inside(reference) && (
        <path d={`M${at(reference)} 1v12`} stroke="var(--edge)" strokeDasharray="2 1.5" />
      )}
      {interval && (
        <>
          <path d={`M${at(interval[0])} ${MIDDLE}H${at(interval[1])}`} stroke="currentColor" strokeWidth="1.5" />
          <End x={at(interval[0])} cut={!inside(interval[0])} direction={-1} />
          <End x={at(interval[1])} cut={!inside(interval[1])} direction={1} />
        </>
      )}
      {inside(value) && (
        <circle
          cx={at(value)}
          cy={MIDDLE}
          r="2.5"
          fill={weak ? "var(--paper)" : "currentColor"}
          stroke="currentColor"
          strokeWidth="1.5"
        />
      )}
    </svg>
  );
}

function End({ x, cut, direction }: { x: number; cut: boolean; direction: 1 | -1 }) {
  const arrow = `M${x - 3 * direction} 4l${4 * direction} 3l${-4 * direction} 3`;
  return <path d={cut ? arrow : `M${x} 3v8`} stroke="currentColor" strokeWidth="1.5" fill="none" />;
}

/** Where a value lies between the ends of a scale, from 0 to 1; beyond an end it stays at the end. */
export function project(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}
