import { goldCorrectness, type PeerAgreement, peerAgreement } from "@/lib/core/fatigue/agreement";
import { type Durations, measureDurations } from "@/lib/core/fatigue/durations";
import type { Outcome, WorkColumns } from "@/lib/core/fatigue/events";
import { findSessions, type SessionOrder, type Sessions } from "@/lib/core/fatigue/sessions";
import type { CodedValues } from "@/lib/core/fatigue/similarity";
import { speeding } from "@/lib/core/fatigue/speeding";

/** Everything that is measured on the single event. */
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

export function measureOutcomes(work: WorkColumns, coded: CodedValues, gapSeconds?: number): Outcomes {
  const sessions = findSessions(work, gapSeconds);
  const durations = measureDurations(work);
  return {
    sessions,
    durations,
    agreement: peerAgreement(work, coded),
    gold: goldCorrectness(coded),
    speeding: speeding(work, durations.seconds),
    ...patternOutcomes(sessions.answers, coded),
    midpoint: midpoints(coded),
  };
}

function midpoints({ code, categories, scores }: CodedValues): Outcome {
  const midpoint = new Float64Array(code.length).fill(Number.NaN);
  if (scores === null || categories.length % 2 === 0) return midpoint;
  const middle = (categories.length - 1) / 2;
  for (let e = 0; e < code.length; e++) if (code[e]! >= 0) midpoint[e] = Number(code[e] === middle);
  return midpoint;
}

function patternOutcomes({ start, order }: SessionOrder, { code, categories }: CodedValues) {
  const outcome = () => new Float64Array(code.length).fill(Number.NaN);
  const [repeat, modal, surprise] = [outcome(), outcome(), outcome()];
  const uses = new Int32Array(categories.length);
  for (let s = 0; s + 1 < start.length; s++) {
    const [from, to] = [start[s]!, start[s + 1]!];
    let most = 0;
    for (let k = from; k < to; k++) most = Math.max(most, ++uses[code[order[k]!]!]!);
    for (let k = from; k < to; k++) {
      const e = order[k]!;
      const n = uses[code[e]!]!;
      if (k > from) repeat[e] = Number(code[e] === code[order[k - 1]!]);
      modal[e] = Number(n === most);
      surprise[e] = Math.log2((to - from) / n);
    }
    for (let k = from; k < to; k++) uses[code[order[k]!]!] = 0;
  }
  return { repeat, modal, surprise };
}
