"use client";

import { useCallback, useEffect, useState } from "react";
import { useStore } from "@/components/answering/observable";
import { useToast } from "@/components/ui/toast";
import { ask } from "@/lib/api/client";
import { EXAMPLE_OF_READING, KEEP_FINDING } from "@/lib/curate/readings/calls";
import type { KeptFinding, Quality } from "@/lib/curate/readings/schema";
import type { ExcludeInput, IncludeInput } from "@/lib/curate/schema";
import { browserStore } from "./browser-store";
import { FINDINGS, type Found } from "./findings";
import { PlacesBox } from "./places-box";
import { LACKING } from "./reading-words";
import { useReadingClock } from "./use-reading-clock";
import { useShownExamples } from "./use-shown-examples";

const TIMEOUT_MS = 20_000;
/** The next ones are fetched beforehand, so that going on needs no time. */
const AHEAD = 2;

type Changed = { ok: true; value: { examples: string[] } } | { ok: false; reason: string; message: string };

export interface ReadingCommands {
  exclude: (input: ExcludeInput) => Promise<Changed>;
  include: (input: IncludeInput) => Promise<Changed>;
  end: () => Promise<{ ok: true } | { ok: false; reason: string; message: string }>;
}

export interface ReadingSetup {
  userId: string;
  projectId: string;
  readingId: string;
  /** By position from 1. */
  examples: readonly { id: string; excluded: boolean }[];
  findings: readonly KeptFinding[];
  activeMs: number;
  commands: ReadingCommands;
}

/** One way through a reading: which example is in front, what is found, how long it takes. */
export function useReading({ userId, projectId, readingId, examples, findings, activeMs, commands }: ReadingSetup) {
  const say = useToast();
  const clock = useReadingClock(activeMs);
  const [box] = useState(
    () =>
      new PlacesBox<Found, KeptFinding>(new Map(findings.map(({ position, ...one }) => [position, one])), {
        ...FINDINGS,
        key: `reading.${userId}.${readingId}`,
        send: (position, { lacking, note, read, answers }) =>
          ask(KEEP_FINDING, {
            params: { id: projectId, reading: readingId, position: String(position) },
            body: { lacking, note, read, ...(answers && { answers }), activeMs: clock.read() },
            timeoutMs: TIMEOUT_MS,
          }),
        later: (ms, run) => setTimeout(run, ms),
        store: browserStore(),
      }),
  );
  useEffect(() => box.recover(), [box]);
  const state = useStore(box);
  const size = examples.length;
  const [position, setPosition] = useState(() => firstUnread(findings, size));
  const call = useCallback(
    (at: number) =>
      ask(EXAMPLE_OF_READING, {
        params: { id: projectId, reading: readingId, position: String(at) },
        timeoutMs: TIMEOUT_MS,
      }),
    [projectId, readingId],
  );
  const ahead = Array.from({ length: Math.min(AHEAD, size - position) }, (_, after) => position + 1 + after);
  const shown = useShownExamples(call, [position, ...ahead]);
  const [excluded, setExcluded] = useState<ReadonlyMap<string, boolean>>(new Map());
  const here = examples[position - 1]!;
  const found = box.at(position);
  const isExcluded = excluded.get(here.id) ?? here.excluded;

  async function turn(id: string, out: boolean, reason: Quality | undefined) {
    const sent = { examples: [id] };
    const outcome = await (out && reason
      ? commands.exclude({ ...sent, reason, note: found.note })
      : commands.include(sent)
    ).catch(() => null);
    if (!outcome?.ok) return say({ tone: "bad", title: outcome?.message ?? "The server did not answer. Try again." });
    setExcluded((before) => new Map(before).set(id, out));
    const undo = { label: "Undo", onSelect: () => void turn(id, !out, reason) };
    say(
      out ? { title: `Excluded: ${LACKING[reason!].label.toLowerCase()}`, action: undo } : { title: "Taken in again" },
    );
  }

  return {
    box,
    state,
    clock,
    position,
    size,
    found,
    isExcluded,
    shown,
    toggle: (quality: Quality) => {
      const has = found.lacking.includes(quality);
      const lacking = has ? found.lacking.filter((one) => one !== quality) : [...found.lacking, quality];
      box.change(position, { lacking });
    },
    write: (note: string) => box.change(position, { note }),
    /** What was read counts from now on. */
    next: () => {
      if (!found.read) box.change(position, { read: true });
      setPosition(Math.min(size, position + 1));
    },
    previous: () => setPosition(Math.max(1, position - 1)),
    turnOut: () => {
      const [reason] = found.lacking;
      if (isExcluded || reason) return void turn(here.id, !isExcluded, reason);
      say({ tone: "info", title: "Say first what it lacks (1 to 6), then exclude it." });
    },
  };
}

function firstUnread(findings: readonly KeptFinding[], size: number): number {
  const read = new Set(findings.filter((one) => one.read).map((one) => one.position));
  for (let position = 1; position <= size; position++) if (!read.has(position)) return position;
  return size;
}
