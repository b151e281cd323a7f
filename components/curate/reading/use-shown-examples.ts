"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { ask } from "@/lib/api/client";
import { EXAMPLE_OF_READING, type ShownExample } from "@/lib/curate/readings/calls";

/** The next ones are fetched beforehand, so that going on needs no time. */
const AHEAD = 2;

interface Fetched {
  examples: ReadonlyMap<number, ShownExample>;
  /** Why the example in front is not here. */
  failure: string | null;
  /** Asks again for one, as its answers opened it or it failed. */
  again: (position: number) => void;
}

/** The example in front and those that come next. */
export function useShownExamples(projectId: string, readingId: string, position: number, size: number): Fetched {
  const [examples, setExamples] = useState<ReadonlyMap<number, ShownExample>>(new Map());
  const [failure, setFailure] = useState<string | null>(null);
  const asked = useRef(new Set<number>());
  const load = useCallback(
    async (at: number) => {
      if (asked.current.has(at)) return;
      asked.current.add(at);
      const params = { id: projectId, reading: readingId, position: String(at) };
      const reply = await ask(EXAMPLE_OF_READING, { params, timeoutMs: 20_000 });
      if (reply.ok) {
        setFailure(null);
        setExamples((before) => new Map(before).set(at, reply.body));
      } else {
        asked.current.delete(at);
        setFailure(reply.message);
      }
    },
    [projectId, readingId],
  );
  useEffect(() => {
    const last = Math.min(size, position + AHEAD);
    for (let at = position; at <= last; at++) void load(at);
  }, [position, size, load]);
  const again = useCallback(
    (at: number) => {
      asked.current.delete(at);
      void load(at);
    },
    [load],
  );
  return { examples, failure, again };
}
