import { Kbd } from "./kbd";

export interface KeyHint {
  /** A combination such as `mod+enter`, or several that do the same. */
  keys: string | string[];
  does: string;
}

/** A line of keys and what they do, for a footer or a help panel (`layout="list"`). */
export function KeyHints({ hints, layout = "line" }: { hints: KeyHint[]; layout?: "line" | "list" }) {
  const shape = layout === "line" ? "flex flex-wrap gap-x-4 gap-y-1" : "grid gap-y-2";
  return (
    <ul className={`${shape} text-muted pointer-coarse:hidden ${layout === "line" ? "print:hidden" : ""}`}>
      {hints.map(({ keys, does }) => (
        <li key={does} className="flex items-center justify-between gap-1.5">
          <span className={layout === "list" ? "order-first text-ink" : "order-last"}>{does}</span>
          <span className="flex gap-0.5">
            {[keys].flat().map((key) => (
              <Kbd key={key} keys={key} />
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
