"use client";

import { useEffect, useRef, useState } from "react";
import { type Outcome, type Refusal, refusalOf } from "@/components/ui/use-command";
import type { RoundPreview } from "@/lib/assign/preview";
import type { RoundPlanInput } from "@/lib/assign/schema";

export type PreviewRound = (plan: RoundPlanInput) => Promise<Outcome<RoundPreview>>;

/** Typing pauses this long before the server is asked. */
const PAUSE_MS = 300;

interface Answer {
  /** Which plan it answers. */
  key: string;
  preview: RoundPreview | null;
  refusal: Refusal | null;
}

/**
 * What the server says of the plan as it stands in the form, or null while it has not answered this one; `last` stays in view until
 * then. A plan that is not finished is not asked about.
 */
export function useRoundPreview(plan: RoundPlanInput | null, ask: PreviewRound) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const key = plan === null ? "" : JSON.stringify(plan, keepNaN);
  const line = useRef(Promise.resolve());
  const current = useRef(plan);
  current.current = plan;
  useEffect(() => {
    const asked = current.current;
    if (key === "" || asked === null) return;
    let stale = false;
    const answerIt = async () => {
      if (stale) return;
      const outcome = await ask(asked).catch(() => null);
      if (stale) return;
      if (outcome?.ok) setAnswer({ key, preview: outcome.value, refusal: null });
      else setAnswer({ key, preview: null, refusal: outcome === null ? UNANSWERED : refusalOf(outcome) });
    };
    // One question at a time: a large project takes a second to count, and plans that are passed over meanwhile are not asked about.
    const timer = setTimeout(() => {
      line.current = line.current.then(answerIt);
    }, PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [key, ask]);
  const isCurrent = answer !== null && answer.key === key;
  return {
    busy: key !== "" && !isCurrent,
    preview: answer?.preview ?? null,
    refusal: isCurrent ? answer.refusal : null,
  };
}

const UNANSWERED: Refusal = {
  reason: "unreachable",
  message: "The server did not answer, so nothing can be said of this plan yet. Opening the round checks it again.",
  fields: {},
};

const keepNaN = (_name: string, value: unknown) => (Number.isNaN(value) ? "NaN" : value);
