import { formatCount, formatNumber } from "@/components/ui/format";

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
