import { formatNumber, formatPercent } from "@/components/ui/format";
import type { Advice } from "@/lib/measure/fatigue/advice";

/** From so many times as many on, nobody would collect them, and how many is known to nobody. */
const MOST_TIMES = 50;

/** What follows for the next round, one sentence each. */
export function AdviceList({ advice }: { advice: readonly Advice[] }) {
  return (
    <ul className="figures grid max-w-[72ch] list-disc gap-1 ps-5">
      {advice.map((one) => (
        <li key={one.says}>{adviceWords(one)}</li>
      ))}
    </ul>
  );
}

export function adviceWords(advice: Advice): string {
  switch (advice.says) {
    case "shorter-sessions":
      return `Quality has fallen by 5 points after about ${formatNumber(advice.labels)} labels${advice.minutes === null ? "" : `, or ${formatNumber(advice.minutes)} minutes`}. Plan sessions of that length, or a break there.`;
    case "usual-breaks":
      return `No fall of quality was found, so nothing asks for shorter sessions. A break every ${formatNumber(advice.minutes)} minutes does no harm.`;
    case "more-gold":
      return advice.times > MOST_TIMES
        ? "Known answers are too few here to show any change over a session."
        : `Known answers show only large changes here. About ${formatNumber(advice.times)} times as many would show a change of 10 points over a session.`;
    case "gold-late":
      return `Only ${formatPercent(advice.share)} of the known answers stand in the second half of sessions. Spread them evenly: late labels are what is asked about.`;
    case "random-order":
      return "Open the next round in random order: then late labels are not always labels of the same examples.";
    case "third-label":
      return "Give some examples to a third person, or spread known answers over the session: 100 of either already show large changes.";
  }
}
