"use client";

import { createContext, type ReactNode, startTransition, useContext, useEffect, useRef, useState } from "react";
import type { RailEntry, Room } from "./rail-entry";

/** What a page knows better than the server did when it drew the frame. */
export interface LiveFrame {
  /** What waits at a place by now. */
  waiting?: Partial<Record<Room, number>>;
  /** Examples whose answers this browser keeps and the server has not yet acknowledged. */
  unsaved?: number;
  /** The server does not answer although the network is up. */
  unreachable?: boolean;
}

const Tell = createContext<(news: LiveFrame) => void>(() => {});

/** Tells the frame around a page what has happened on it since. What waits and what is unsaved stays told when the page is left. */
export function useTellFrame({ waiting, unsaved, unreachable }: LiveFrame): void {
  const tell = useContext(Tell);
  // The parts, since a page makes the object anew each time.
  const places = JSON.stringify(waiting);
  useEffect(() => {
    // What is beside the work must not hold it up.
    startTransition(() => tell({ ...(places && { waiting: JSON.parse(places) }), unsaved, unreachable }));
  }, [tell, places, unsaved, unreachable]);
  useEffect(() => () => tell({ unreachable: false }), [tell]);
}

interface FollowPageProps {
  /** As the server drew them. Its next word about them is newer than what was told before. */
  entries: RailEntry[];
  children: (entries: RailEntry[], live: LiveFrame) => ReactNode;
}

/** Draws a frame that follows what the page in it tells. */
export function FollowPage({ entries, children }: FollowPageProps) {
  const [told, setTold] = useState<{ live: LiveFrame; over: RailEntry[] }>({ live: {}, over: entries });
  const latest = useRef(entries);
  useEffect(() => {
    latest.current = entries;
  });
  const [tell] = useState(() => (news: LiveFrame) => {
    const over = latest.current;
    setTold((before) => ({ live: { ...before.live, ...news }, over: news.waiting ? over : before.over }));
  });
  const { waiting = {} } = told.over === entries ? told.live : {};
  const now = entries.map((entry) => ({ ...entry, waiting: waiting[entry.room] ?? entry.waiting }));
  return <Tell value={tell}>{children(now, told.live)}</Tell>;
}
