import clsx from "clsx";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

const PANES = ["outline", "text", "side"] as const;
export type Pane = (typeof PANES)[number];

const NAMES: Record<Pane, string> = { outline: "Outline", text: "Text", side: "Beside it" };

interface EditorPanesProps {
  /** The pane in front where there is no room for all three. */
  pane: Pane;
  onPane: (pane: Pane) => void;
  outline: ReactNode;
  text: ReactNode;
  side: ReactNode;
}

/** Three panes that scroll by themselves; two on a narrower window, one on a phone. */
export function EditorPanes({ pane, onPane, outline, text, side }: EditorPanesProps) {
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3">
      <fieldset aria-label="Show" className="flex gap-1 xl:hidden">
        {PANES.map((one) => (
          <Button
            key={one}
            size="sm"
            variant={one === pane ? "primary" : "quiet"}
            aria-pressed={one === pane}
            onClick={() => onPane(one)}
            className={one === "side" ? "lg:hidden" : undefined}
          >
            {NAMES[one]}
          </Button>
        ))}
      </fieldset>
      <div className="grid h-[calc(100dvh-9.25rem)] min-h-120 gap-x-6 max-xl:h-[calc(100dvh-11.5rem)] max-md:h-[calc(100dvh-18.5rem)] max-md:min-h-100 lg:grid-cols-2 xl:grid-cols-[13rem_minmax(0,1fr)_minmax(0,1fr)]">
        <div className={clsx("min-h-0 overflow-auto pb-4 contain-layout", pane !== "outline" && "max-xl:hidden")}>
          {outline}
        </div>
        <div
          className={clsx(
            "flex min-h-0 min-w-0 flex-col gap-2",
            pane === "outline" && "max-xl:hidden",
            pane === "side" && "max-lg:hidden",
          )}
        >
          {text}
        </div>
        <div className={clsx("min-h-0 min-w-0 contain-layout", pane !== "side" && "max-lg:hidden")}>{side}</div>
      </div>
    </div>
  );
}
