"use client";

import { useEffect, useState } from "react";
import type { PaletteGroup } from "./command-palette";

export interface MoreFound {
  groups: PaletteGroup[];
  /** Said below what was found, such as that not everything was looked through. */
  note?: string;
}

/** Throws where there is no answer. */
export type FindMore = (query: string, signal: AbortSignal) => Promise<MoreFound>;

interface Found extends MoreFound {
  state: "idle" | "looking" | "found" | "failed";
}

const NOTHING: MoreFound = { groups: [] };
/** Shorter queries would find nearly everything. */
const SHORTEST = 2;
/** So long nobody types on. */
const PAUSE_MS = 150;

/** What is found under a query: asked for when typing pauses, dropped when it goes on. */
export function useFound(query: string, find: FindMore | undefined): Found {
  const [last, setLast] = useState<{ query: string; found: MoreFound | null }>({ query: "", found: NOTHING });
  const asks = find !== undefined && query.length >= SHORTEST;
  useEffect(() => {
    if (!find || !asks) return;
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      const found = await find(query, controller.signal).catch(() => null);
      if (!controller.signal.aborted) setLast({ query, found });
    }, PAUSE_MS);
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [find, asks, query]);
  if (!asks) return { ...NOTHING, state: "idle" };
  if (last.query !== query) return { ...NOTHING, state: "looking" };
  return last.found ? { ...last.found, state: "found" } : { ...NOTHING, state: "failed" };
}
