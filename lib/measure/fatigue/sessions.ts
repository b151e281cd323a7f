import type { FatigueBasis } from "@/lib/core/fatigue/analyse";
import { startOf } from "@/lib/core/fatigue/events";
import type { Work } from "./read-work";

/** One session in figures. What is not known of it is null. */
export interface SessionFigures {
  annotator: string;
  /** As it is recorded; null where it was found by its gaps. */
  session: string | null;
  /** Milliseconds since 1970. */
  startedAt: number | null;
  minutes: number | null;
  answers: number;
  skips: number;
  /** The geometric mean, which a single pause moves little. */
  secondsPerAnswer: number | null;
  /** Second half over first, of the same. */
  paceRatio: number | null;
  /** By gold, or by agreement with the example taken out. */
  quality: number | null;
  modalShare: number;
  longestRun: number;
}

const MOST_SESSIONS = 10_000;

/** The latest sessions, newest first. */
export function sessionFigures(
  { events, sessionId }: Work,
  { outcomes, styles, judgedBy }: FatigueBasis,
): SessionFigures[] {
  const { sessions, durations, agreement } = outcomes;
  const quality = judgedBy === "gold" ? outcomes.gold : agreement.itemAdjusted;
  const rows = styles.map(({ key, annotator, style }): SessionFigures => {
    const members = sessions.members.get(key)!;
    const answered = members.filter((e) => events[e]!.value !== null);
    const start = answered.reduce<number | null>((first, e) => earlier(first, startOf(events[e]!)), null);
    const minutes = answered.reduce<number | null>((last, e) => later(last, sessions.minutes[e]!), null);
    const logs = answered.map((e) => durations.logSeconds[e]!);
    const half = Math.floor(logs.length / 2);
    const [first, second] = [meanOf(logs.slice(0, half)), meanOf(logs.slice(logs.length - half))];
    const mean = meanOf(logs);
    return {
      annotator,
      session: sessionId(answered[0]!),
      startedAt: start === null ? null : start * 1000,
      minutes,
      answers: answered.length,
      skips: members.length - answered.length,
      secondsPerAnswer: mean === null ? null : Math.exp(mean),
      paceRatio: logs.length < 4 || first === null || second === null ? null : Math.exp(second - first),
      quality: meanOf(answered.map((e) => quality[e]!)),
      modalShare: style.modalShare,
      longestRun: style.longestRun,
    };
  });
  return rows.sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0)).slice(0, MOST_SESSIONS);
}

const earlier = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.min(a, b));
const later = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.max(a, b));

/** Mean of what is known; null where nothing is. */
function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0) / known.length;
}
