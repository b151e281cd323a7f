import clsx from "clsx";
import { Check, CloudOff, Loader, PencilLine, TriangleAlert } from "lucide-react";
import type { SaveState } from "./use-autosave";

const SIGNS = { saved: Check, waiting: PencilLine, saving: Loader, failed: CloudOff, conflict: TriangleAlert };

/** Whether the draft is stored, in words. */
export function SaveStatus({ state }: { state: SaveState }) {
  const Sign = SIGNS[state.kind];
  return (
    <p
      role="status"
      className={clsx(
        "flex items-center gap-1.5 whitespace-nowrap",
        state.kind === "failed" || state.kind === "conflict" ? "text-warn" : "text-muted",
      )}
    >
      <Sign aria-hidden className="size-4 shrink-0" />
      <span suppressHydrationWarning>{words(state)}</span>
    </p>
  );
}

function words(state: SaveState): string {
  switch (state.kind) {
    case "saved":
      return `Saved ${timeOf(state.at)}`;
    case "waiting":
      return "Not saved yet";
    case "saving":
      return "Saving";
    case "failed":
      return "Not saved: trying again";
    case "conflict":
      return "Not saved: somebody else did";
  }
}

/** `12:04` today, else with the day. */
function timeOf(at: string): string {
  const moment = new Date(at);
  const isToday = moment.toDateString() === new Date().toDateString();
  return moment.toLocaleString("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    ...(isToday ? {} : { day: "numeric", month: "short" }),
  });
}
