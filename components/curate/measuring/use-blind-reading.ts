"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { z } from "zod";
import { useStore } from "@/components/answering/observable";
import { browserStore } from "@/components/curate/reading/browser-store";
import { PlacesBox } from "@/components/curate/reading/places-box";
import { useReadingClock } from "@/components/curate/reading/use-reading-clock";
import { useShownExamples } from "@/components/curate/reading/use-shown-examples";
import { ask } from "@/lib/api/client";
import { BLIND_EXAMPLE, KEEP_VERDICT } from "@/lib/curate/measurements/calls";
import { type KeptVerdict, keptVerdictSchema, VERDICTS, type Verdict } from "@/lib/curate/measurements/schema";

const TIMEOUT_MS = 20_000;
/** The next ones are fetched beforehand, so that going on needs no time. */
const AHEAD = 2;

interface Said {
  /** Null while only a note is written: that is kept with the answer. */
  verdict: Verdict | null;
  note: string;
  activeMs: number;
}

const SAID = {
  nothing: { verdict: null, note: "", activeMs: 0 } as Said,
  stored: (said: Said) => said,
  refused: (said: Said) => ({ ...said, verdict: null }),
  schema: z.array(keptVerdictSchema.extend({ verdict: z.enum(VERDICTS).nullable(), activeMs: z.number() })),
};

export interface BlindSetup {
  userId: string;
  projectId: string;
  readingId: string;
  /** In the order in which they are read. */
  positions: readonly number[];
  verdicts: readonly KeptVerdict[];
}

/** One way through what somebody is asked to read blind: which example is in front, and what they said. */
export function useBlindReading({ userId, projectId, readingId, positions, verdicts }: BlindSetup) {
  const clock = useReadingClock(0);
  const params = useCallback(
    (position: number) => ({ id: projectId, reading: readingId, position: String(position) }),
    [projectId, readingId],
  );
  const [box] = useState(
    () =>
      new PlacesBox<Said, KeptVerdict>(
        new Map(verdicts.map(({ position, verdict, note }) => [position, { verdict, note, activeMs: 0 }])),
        {
          ...SAID,
          key: `blind.${userId}.${readingId}`,
          send: (position, said) => ask(KEEP_VERDICT, { params: params(position), body: said, timeoutMs: TIMEOUT_MS }),
          later: (ms, run) => setTimeout(run, ms),
          store: browserStore(),
        },
      ),
  );
  useEffect(() => box.recover(), [box]);
  const state = useStore(box);
  const isSaid = (position: number) => Boolean(box.at(position).verdict);
  const [place, setPlace] = useState(() => {
    const said = new Set(verdicts.map(({ position }) => position));
    const first = positions.findIndex((position) => !said.has(position));
    return first === -1 ? positions.length : first;
  });
  const [notes, setNotes] = useState<ReadonlyMap<number, string>>(new Map());
  const since = useRef(0);
  const call = useCallback(
    (position: number) => ask(BLIND_EXAMPLE, { params: params(position), timeoutMs: TIMEOUT_MS }),
    [params],
  );
  const shown = useShownExamples(call, positions.slice(place, place + 1 + AHEAD));
  const position = positions[place];
  const said = position === undefined ? SAID.nothing : box.at(position);
  const note = position === undefined ? "" : (notes.get(position) ?? said.note);

  function turnTo(next: number) {
    since.current = clock.read();
    setPlace(Math.max(0, Math.min(positions.length, next)));
  }

  return {
    clock,
    state,
    place,
    position,
    shown,
    note,
    verdict: said.verdict,
    answered: positions.filter(isSaid).length,
    /** Says it and goes on. */
    say: (verdict: Verdict) => {
      if (position === undefined) return;
      const activeMs = Math.max(0, Math.round(clock.read() - since.current));
      box.change(position, { verdict, note, activeMs });
      turnTo(place + 1);
    },
    /** Kept with the answer: at once where there is one. */
    write: (text: string) => {
      if (position === undefined) return;
      setNotes((before) => new Map(before).set(position, text));
      if (said.verdict) box.change(position, { note: text });
    },
    next: () => {
      if (position !== undefined && said.verdict) turnTo(place + 1);
    },
    previous: () => turnTo(place - 1),
  };
}
