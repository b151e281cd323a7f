"use client";

import clsx from "clsx";
import { Cloud, CloudCheck, CloudOff, CloudUpload } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Tooltip } from "@/components/ui/tooltip";
import { connectionWords } from "./connection-words";

const SIGNS = { cut: CloudOff, up: CloudUpload, none: Cloud, saved: CloudCheck };

/** A submit on its usual way is not worth a word. */
const USUAL_MS = 1500;

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

/** Whether all work has reached the server. Calm while it has, and while it is on its usual way. */
export function Connection({ unsaved = 0, unreachable = false }: ConnectionProps) {
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const waits = unsaved > 0;
  const [wasUnsaved, setWasUnsaved] = useState(waits);
  useEffect(() => {
    const timer = setTimeout(() => setWasUnsaved(waits), USUAL_MS);
    return () => clearTimeout(timer);
  }, [waits]);
  const { sign, short, long, told } = connectionWords({ online, unreachable, unsaved, wasUnsaved });
  const Sign = SIGNS[sign];
  return (
    <Tooltip text={long} side="bottom">
      <button
        type="button"
        className={clsx(
          "inline-flex h-8 items-center gap-1.5 rounded-lg px-2",
          sign === "cut" ? "text-warn" : "text-muted",
        )}
      >
        <Sign aria-hidden className="size-4" />
        <span role="status" className="figures max-sm:sr-only">
          {told && short}
        </span>
        {!told && <span className="sr-only">{short}</span>}
      </button>
    </Tooltip>
  );
}
