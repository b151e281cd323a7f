"use client";

import { type ReactNode, useCallback, useEffect, useSyncExternalStore } from "react";
import { Group, Panel, Separator, useGroupRef } from "react-resizable-panels";

interface ResizableSplitProps {
  /** Under this name the division is remembered on this device. */
  name: string;
  start: ReactNode;
  end: ReactNode;
  /** Share of the start side at first, in percent. */
  startShare?: number;
  /** Least width of the end side, in pixels. */
  minEnd?: number;
}

/** Two sides with a bar between them that moves by pointer or arrow keys; one below the other on narrow windows. */
export function ResizableSplit({ name, start, end, startShare = 65, minEnd = 400 }: ResizableSplitProps) {
  const group = useGroupRef();
  const narrow = useMediaQuery("(max-width: 59.99rem)");
  const key = `split.${name}`;
  useEffect(() => {
    if (narrow) return;
    const saved = Number(localStorage.getItem(key));
    if (saved > 0 && saved < 100) group.current?.setLayout({ start: saved, end: 100 - saved });
  }, [group, key, narrow]);
  if (narrow) {
    return (
      <div className="grid gap-4">
        {start}
        {end}
      </div>
    );
  }
  return (
    <Group
      groupRef={group}
      disableCursor
      className="min-h-0 flex-1"
      onLayoutChanged={(layout) => layout.start && localStorage.setItem(key, String(layout.start))}
    >
      <Panel id="start" defaultSize={`${startShare}%`} minSize={320}>
        {start}
      </Panel>
      <Separator
        aria-label="Divide the window"
        className="relative w-px shrink-0 cursor-col-resize bg-line outline-offset-0 after:absolute after:inset-y-0 after:-inset-x-1 hover:bg-edge data-[separator=active]:bg-slate"
      />
      <Panel id="end" defaultSize={`${100 - startShare}%`} minSize={minEnd}>
        {end}
      </Panel>
    </Group>
  );
}

/** Whether a media query holds; false while rendering on the server. */
function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = matchMedia(query);
      list.addEventListener("change", onChange);
      return () => list.removeEventListener("change", onChange);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => false,
  );
}
