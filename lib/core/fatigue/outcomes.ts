import { goldCorrectness, type PeerAgreement, peerAgreement } from "@/lib/core/fatigue/agreement";
import { type Durations, measureDurations } from "@/lib/core/fatigue/durations";
import type { WorkEvent } from "@/lib/core/fatigue/events";
import { findSessions, type Sessions } from "@/lib/core/fatigue/sessions";
import type { CodedValues } from "@/lib/core/fatigue/similarity";
import { type SessionSeries, seriesOf } from "@/lib/core/fatigue/slopes";
import { speeding } from "@/lib/core/fatigue/speeding";

type Outcome = (number | null)[];

/** Everything that is measured on the single event; `null` where undefined. */
export interface Outcomes {
  sessions: Sessions;
  durations: Durations;
  agreement: PeerAgreement;
  gold: Outcome;
  speeding: Outcome;
  /** Bits: -log2 of the answer's share in its session. Their mean over a session is its entropy. */
  surprise: Outcome;
  /** 1 where the answer repeats the one before, is the session's most used one, or is the middle of the scale. */
  repeat: Outcome;
  modal: Outcome;
  midpoint: Outcome;
}

export function measureOutcomes(events: readonly WorkEvent[], coded: CodedValues, gapSeconds?: number): Outcomes {
  const sessions = findSessions(events, gapSeconds);
  const durations = measureDurations(events);
  const middle = coded.scores !== null && coded.categories.length % 2 === 1 ? (coded.categories.length - 1) / 2 : null;
  return {
    sessions,
    durations,
    agreement: peerAgreement(events, coded),
    gold: goldCorrectness(coded),
    speeding: speeding(events, durations.seconds),
    ...patternOutcomes(sessions, coded.code),
    midpoint: Array.from(coded.code, (c) => (c < 0 || middle === null ? null : Number(c === middle))),
  };
}

/** An outcome by position within each session. */
export function byPosition(
  events: readonly WorkEvent[],
  { members, position }: Sessions,
  y: readonly (number | null)[],
): SessionSeries[] {
  return seriesOf(members, (e) => events[e]!.annotator, position, y);
}

function patternOutcomes({ members }: Sessions, code: Int32Array) {
  const outcome = (): Outcome => Array.from(code, () => null);
  const [repeat, modal, surprise] = [outcome(), outcome(), outcome()];
  for (const session of members.values()) {
    const answered = session.filter((e) => code[e]! >= 0);
    const uses = new Map<number, number>();
    for (const e of answered) uses.set(code[e]!, (uses.get(code[e]!) ?? 0) + 1);
    let most = 0;
    for (const n of uses.values()) most = Math.max(most, n);
    answered.forEach((e, k) => {
      const n = uses.get(code[e]!)!;
      if (k > 0) repeat[e] = Number(code[e] === code[answered[k - 1]!]);
      modal[e] = Number(n === most);
      surprise[e] = Math.log2(answered.length / n);
    });
  }
  return { repeat, modal, surprise };
}
