"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Reply } from "@/lib/api/client";

interface Fetched<Shown> {
  examples: ReadonlyMap<number, Shown>;
  /** Why the example in front is not here. */
  failure: string | null;
  /** Asks again for one, as its answers opened it or it failed. */
  again: (position: number) => void;
}

/** The examples at these positions, each asked for once; those that were here stay. `call` must be the same from draw to draw. */
export function useShownExamples<Shown>(
  call: (position: number) => Promise<Reply<Shown>>,
  positions: readonly number[],
): Fetched<Shown> {
  const [examples, setExamples] = useState<ReadonlyMap<number, Shown>>(new Map());
  const [failure, setFailure] = useState<string | null>(null);
  const asked = useRef(new Set<number>());
  const load = useCallback(
    async (at: number) => {
      if (asked.current.has(at)) return;
      asked.current.add(at);
      const reply = await call(at);
      if (reply.ok) {
        setFailure(null);
        setExamples((before) => new Map(before).set(at, reply.body));
      } else {
        asked.current.delete(at);
        setFailure(reply.message);
      }
    },
    [call],
  );
  const wanted = positions.join();
  useEffect(() => {
    for (const at of wanted.split(",")) void load(Number(at));
  }, [wanted, load]);
  const again = useCallback(
    (at: number) => {
      asked.current.delete(at);
      void load(at);
    },
    [load],
  );
  return { examples, failure, again };
}
