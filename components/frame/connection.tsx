"use client";

import clsx from "clsx";
import { CloudCheck, CloudOff, CloudUpload } from "lucide-react";
import { useSyncExternalStore } from "react";
import { formatCount, formatNumber } from "@/components/ui/format";
import { Tooltip } from "@/components/ui/tooltip";

function subscribe(onChange: () => void): () => void {
  addEventListener("online", onChange);
  addEventListener("offline", onChange);
  return () => {
    removeEventListener("online", onChange);
    removeEventListener("offline", onChange);
  };
}

interface ConnectionProps {
  /** Examples whose answers this browser keeps and the server has not yet acknowledged. */
  unsaved?: number;
  /** The server does not answer although the network is up. */
  unreachable?: boolean;
}

/** Whether all work has reached the server. Calm while it has. */
export function Connection({ unsaved = 0, unreachable = false }: ConnectionProps) {
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const cut = !online || unreachable;
  const Icon = cut ? CloudOff : unsaved > 0 ? CloudUpload : CloudCheck;
  const short = cut ? "No connection" : unsaved > 0 ? `${formatNumber(unsaved)} unsaved` : "Saved";
  const long = cut
    ? `${online ? "The server does not answer" : "No network"}. ${unsaved > 0 ? `${formatCount(unsaved, "example is", "examples are")} kept in this browser and will be sent` : "Nothing is waiting; new answers will be kept in this browser"}.`
    : unsaved > 0
      ? `${formatCount(unsaved, "example is", "examples are")} on the way.`
      : "Everything has reached the server.";
  return (
    <Tooltip text={long} side="bottom">
      <button
        type="button"
        className={clsx("inline-flex h-8 items-center gap-1.5 rounded-lg px-2", cut ? "text-warn" : "text-muted")}
      >
        <Icon aria-hidden className="size-4" />
        <span role="status" className={clsx("figures", !cut && unsaved === 0 && "sr-only", "max-sm:sr-only")}>
          {short}
        </span>
      </button>
    </Tooltip>
  );
}
