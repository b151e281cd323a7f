"use client";

import { Code, Diff, Search } from "lucide-react";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { focusedElement } from "@/components/ui/use-focus-return";
import { FindBar } from "./find-bar";
import { ReadingSettings } from "./reading-settings";
import type { ExampleViewControl } from "./use-example-view";

/** Keys that the page has bound to the switches, shown on their buttons. */
export interface ExampleViewKeys {
  raw?: string;
  find?: string;
  compare?: string;
}

interface ViewToolbarProps {
  view: ExampleViewControl;
  keys: ExampleViewKeys;
  container: RefObject<HTMLElement | null>;
  comparable: boolean;
  /** What stands at the start: kind, length. */
  children: ReactNode;
}

export function ViewToolbar({ view, keys, container, comparable, children }: ViewToolbarProps) {
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // The button that opened the search went with it, and could not take the focus back.
    if (wasOpen.current && !view.finding && focusedElement() === null) opener.current?.focus();
    wasOpen.current = view.finding;
  }, [view.finding]);
  return (
    <div className="no-print flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line pb-1.5">
      <div className="flex min-w-0 flex-wrap items-center gap-2 text-muted">{children}</div>
      <div className="ms-auto flex flex-wrap items-center gap-1">
        {view.finding ? (
          <FindBar container={container} onClose={view.toggleFind} />
        ) : (
          <Button
            ref={opener}
            size="sm"
            variant="quiet"
            icon={<Search aria-hidden />}
            keys={keys.find}
            onClick={view.toggleFind}
          >
            Find
          </Button>
        )}
        {comparable && (
          <Toggle icon={<Diff aria-hidden />} on={view.comparing} keys={keys.compare} onToggle={view.toggleCompare}>
            Diff
          </Toggle>
        )}
        <Toggle icon={<Code aria-hidden />} on={view.raw} keys={keys.raw} onToggle={view.toggleRaw}>
          Raw
        </Toggle>
        <ReadingSettings />
      </div>
    </div>
  );
}

interface ToggleProps {
  icon: ReactNode;
  on: boolean;
  keys: string | undefined;
  onToggle: () => void;
  children: ReactNode;
}

function Toggle({ icon, on, keys, onToggle, children }: ToggleProps) {
  return (
    <Button size="sm" variant={on ? "secondary" : "quiet"} aria-pressed={on} icon={icon} keys={keys} onClick={onToggle}>
      {children}
    </Button>
  );
}
