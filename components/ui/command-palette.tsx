"use client";

import { Command } from "cmdk";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { Kbd } from "./kbd";
import { useGo } from "./link";
import { bestMatches, type Findable, matchScore } from "./palette-match";

export interface PaletteItem extends Findable {
  id: string;
  hint?: string;
  keys?: string;
  icon?: ReactNode;
  href?: string;
  onSelect?: () => void;
}

export interface PaletteGroup {
  heading: string;
  items: PaletteItem[];
}

interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: PaletteGroup[];
  /** Looks further than the groups, for example for an example by its text. What it finds is shown as it comes. */
  find?: FindMore;
  /** What can be typed: "a page, an example or a command". */
  placeholder?: string;
}

/** Go anywhere and do anything by typing. */
export function CommandPalette({ open, onOpenChange, groups, find, placeholder }: CommandPaletteProps) {
  const [query, setQuery] = useState("");
  const found = useFound(open ? query.trim() : "", find);
  const go = useGo();
  const known = useMemo(() => ranked(query, groups), [query, groups]);
  const shown = [...known, ...found.groups].filter(({ items }) => items.length > 0);
  function run(item: PaletteItem) {
    onOpenChange(false);
    setQuery("");
    if (item.href) go.push(item.href);
    item.onSelect?.();
  }
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-2 top-[12dvh] z-50 mx-auto max-w-xl overflow-hidden rounded-lg border border-line bg-raised text-ink shadow-over"
        >
          <Radix.Title className="sr-only">Search and commands</Radix.Title>
          {/* What fits is decided by whole words, not by letters in order as cmdk would. */}
          <Command label="Search and commands" loop shouldFilter={false}>
            <Command.Input
              value={query}
              onValueChange={setQuery}
              placeholder={placeholder ?? "Go to a page or a command"}
              className="h-11 w-full border-b border-line bg-transparent px-4 text-base outline-none placeholder:text-muted"
            />
            <Command.List className="max-h-[60dvh] overflow-auto p-1.5" aria-busy={found.state === "looking"}>
              {shown.map((group) => (
                <Command.Group
                  key={group.heading}
                  heading={group.heading}
                  className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted"
                >
                  {group.items.map((item) => (
                    <PaletteRow key={item.id} item={item} onSelect={() => run(item)} />
                  ))}
                </Command.Group>
              ))}
            </Command.List>
            <p role="status" className="px-4 py-2 text-muted empty:hidden">
              {noteOf(found, shown.length)}
            </p>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function PaletteRow({ item, onSelect }: { item: PaletteItem; onSelect: () => void }) {
  return (
    <Command.Item
      value={item.id}
      onSelect={onSelect}
      className="flex min-h-8 cursor-pointer items-center gap-2.5 rounded-sm px-2.5 data-[selected=true]:bg-sunken pointer-coarse:min-h-11 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-muted"
    >
      {item.icon}
      <span className="min-w-0 flex-1 truncate" dir="auto">
        {item.label}
      </span>
      {item.hint && (
        <span className="max-w-3/5 shrink truncate text-xs text-muted" dir="auto">
          {item.hint}
        </span>
      )}
      {item.keys && <Kbd keys={item.keys} className="text-muted" />}
    </Command.Item>
  );
}

/** Each group with what fits, best first; the group of the best match comes first. */
function ranked(query: string, groups: readonly PaletteGroup[]): PaletteGroup[] {
  if (query.trim() === "") return [...groups];
  return groups
    .map(({ heading, items }) => ({ heading, items: bestMatches(query, items) }))
    .sort((one, other) => topScore(query, other) - topScore(query, one));
}

const topScore = (query: string, { items: [first] }: PaletteGroup) => (first ? matchScore(query, first) : 0);

function noteOf({ state, note }: ReturnType<typeof useFound>, shown: number): string {
  if (state === "looking") return "Searching…";
  if (state === "failed")
    return "The search did not answer. Pages and commands are here; type on to ask again for the rest.";
  if (note) return note;
  return shown === 0 ? "Nothing matches. Every word that you type must be found; try fewer, or a shorter one." : "";
}

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
