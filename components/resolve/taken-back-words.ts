import { formatCount } from "@/components/ui/format";

interface TakenBack {
  /** Open change requests that lost cases with it. */
  requests: readonly { title: string; declined: boolean }[];
}

/** What became of what was taken back, and of the change requests that it had gone to. */
export function takenBackWords(what: string | number, { requests }: TakenBack): string {
  const waits =
    typeof what === "number"
      ? `${formatCount(what, "case")} ${what === 1 ? "waits" : "wait"} again.`
      : `${what} waits again.`;
  return [waits, ...requests.map(requestWords)].join(" ");
}

function requestWords({ title, declined }: TakenBack["requests"][number]): string {
  return declined
    ? `The change request “${title}” had no other case and is declined.`
    : `The change request “${title}” goes on without it.`;
}
