import type { FatigueBasis } from "@/lib/core/fatigue/analyse";
import { type Outcome, startOf } from "@/lib/core/fatigue/events";
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
  { columns, sessionId }: Work,
  { outcomes, styles, judgedBy }: FatigueBasis,
): SessionFigures[] {
  const { sessions, durations, agreement } = outcomes;
  const quality = judgedBy === "gold" ? outcomes.gold : agreement.itemAdjusted;
  const rows = styles.map(({ session, annotator, style }): SessionFigures => {
    const { start: starts, answers } = sessions;
    const answered = answers.order.subarray(answers.start[session]!, answers.start[session + 1]!);
    let [start, minutes] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const e of answered) {
      if (startOf(columns, e) < start) start = startOf(columns, e);
      if (sessions.minutes[e]! > minutes) minutes = sessions.minutes[e]!;
    }
    const half = answered.length >> 1;
    const first = meanOf(durations.logSeconds, answered.subarray(0, half));
    const second = meanOf(durations.logSeconds, answered.subarray(answered.length - half));
    const mean = meanOf(durations.logSeconds, answered);
    return {
      annotator,
      session: sessionId(answered[0]!),
      startedAt: Number.isFinite(start) ? start * 1000 : null,
      minutes: Number.isFinite(minutes) ? minutes : null,
      answers: answered.length,
      skips: starts[session + 1]! - starts[session]! - answered.length,
      secondsPerAnswer: mean === null ? null : Math.exp(mean),
      paceRatio: answered.length < 4 || first === null || second === null ? null : Math.exp(second - first),
      quality: meanOf(quality, answered),
      modalShare: style.modalShare,
      longestRun: style.longestRun,
    };
  });
  return rows.sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0)).slice(0, MOST_SESSIONS);
}

/** Mean over these events of what is known; null where nothing is. */
function meanOf(outcome: Outcome, events: Int32Array): number | null {
  let [sum, n] = [0, 0];
  for (let k = 0; k < events.length; k++) {
    const value = outcome[events[k]!]!;
    if (Number.isNaN(value)) continue;
    sum += value;
    n++;
  }
  return n === 0 ? null : sum / n;
}
