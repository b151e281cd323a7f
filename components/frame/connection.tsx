"use client";

import clsx from "clsx";
import { Cloud, CloudCheck, CloudOff, CloudUpload } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { formatCount, formatNumber } from "@/components/ui/format";
import { Tooltip } from "@/components/ui/tooltip";

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

interface Way {
  online: boolean;
  /** The server does not answer although the network is up. */
  unreachable: boolean;
  /** Examples whose answers this browser keeps and the server has not yet acknowledged. */
  unsaved: number;
  /** Whether some were unsaved a moment ago, and have been since or until just now. */
  wasUnsaved: boolean;
}

interface WayWords {
  sign: "cut" | "up" | "none" | "saved";
  short: string;
  long: string;
  /** Worth a word beside the sign. A submit on its usual way is not, but neither is it called saved. */
  told: boolean;
}

/** Whether all work has reached the server, in a sign and in words that are true at every moment and do not flicker with each submit. */
export function connectionWords({ online, unreachable, unsaved, wasUnsaved }: Way): WayWords {
  const some = formatCount(unsaved, "example is", "examples are");
  const short = unsaved > 0 ? `${formatNumber(unsaved)} unsaved` : "Saved";
  if (!online || unreachable) {
    const kept =
      unsaved > 0
        ? `${some} kept in this browser and will be sent`
        : "Nothing is waiting; new answers will be kept in this browser";
    const why = online ? "The server does not answer" : "No network";
    return { sign: "cut", short: "No connection", long: `${why}. ${kept}.`, told: true };
  }
  const long = unsaved > 0 ? `${some} on the way.` : "Everything has reached the server.";
  if (unsaved > 0 && wasUnsaved) return { sign: "up", short, long, told: true };
  return { sign: unsaved > 0 || wasUnsaved ? "none" : "saved", short, long, told: false };
}
