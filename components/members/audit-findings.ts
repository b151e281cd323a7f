import { formatCount } from "@/components/ui/format";
import { formatUtc } from "@/components/ui/time-format";
import type { AuditCheck, StreamFault } from "@/lib/server/audit-check";

const KINDS: Record<string, string> = {
  instance: "This instance",
  project: "Project",
  guideline: "Guideline",
  work: "Work of",
  refused: "Refused attempts",
};

/** A stream by its kind and whose it is; by its id where that is gone. */
export function streamWords({ stream, name }: Pick<StreamFault, "stream" | "name">): string {
  const [kind = "", ...ids] = stream.split(":");
  return [KINDS[kind] ?? kind, name ?? ids.join(":")].filter((part) => part !== "").join(" ");
}

/** What is wrong with a stream, a sentence for each kind of fault. */
export function faultWords({ entries, broken, missing, replaced }: Omit<StreamFault, "stream" | "name">): string[] {
  const at = (when: Date) => formatUtc(when.getTime());
  return [
    ...(broken
      ? [`Entry ${broken.number} (${at(broken.at)}) does not follow from the one before it, or was changed.`]
      : []),
    ...(missing
      ? [
          `${missing.from === missing.to ? `Entry ${missing.to} is` : `Entries ${missing.from} to ${missing.to} are`} missing${
            entries === 0 ? ": the whole stream is gone" : ""
          }. The anchor of ${at(missing.anchoredAt)} saw ${missing.from === missing.to ? "it" : "them"}.`,
        ]
      : []),
    ...(replaced
      ? [
          `Entry ${replaced.number} is not the one that the anchor of ${at(replaced.anchoredAt)} saw: it, or one before it, was written anew.`,
        ]
      : []),
  ];
}

const ANCHOR_FAULTS = {
  gone: "is missing, or more from there on",
  forged: "is not as it was signed",
  unlinked: "does not follow from the one before it",
} as const;

/** What is wrong with the anchors themselves. */
export function anchorFaultWords({ faults, unverified }: AuditCheck["anchors"]): string[] {
  return [
    ...faults.map(({ number, why }) => `Anchor ${number} ${ANCHOR_FAULTS[why]}.`),
    ...(unverified > 0
      ? [
          `${formatCount(unverified, "anchor is", "anchors are")} signed with a secret that this server does not have, and cannot be verified. Name the older ones in AUDIT_OLD_SECRETS.`,
        ]
      : []),
  ];
}

interface Verdict {
  tone: "good" | "warn" | "bad";
  words: string;
}

/** What the check comes to. */
export function verdict({ faults, anchors }: AuditCheck): Verdict {
  if (faults.length > 0 || anchors.faults.length > 0)
    return { tone: "bad", words: "Somebody changed the log in the database." };
  return anchors.unverified > 0
    ? { tone: "warn", words: "The log holds, but not all of its anchors can be verified." }
    : { tone: "good", words: "The log is whole." };
}

/** What was looked at. */
export function scopeWords({ streams, entries, anchors }: AuditCheck): string {
  const looked = `${formatCount(entries, "entry", "entries")} in ${formatCount(streams, "stream", "streams")}`;
  return anchors.latest === null
    ? `${looked}. No anchor was written yet, so that entries cut off at the end would not show.`
    : `${looked}, held against ${formatCount(anchors.anchors, "anchor", "anchors")}, the last of ${formatUtc(anchors.latest.getTime())}.`;
}
