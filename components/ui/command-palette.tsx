"use client";

import { Command } from "cmdk";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useDeferredValue, useEffect, useState } from "react";
import { useGo } from "@/components/ui/link";
import { Kbd } from "./kbd";

export interface PaletteItem {
  id: string;
  label: string;
  /** Other words that find it. */
  keywords?: string[];
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
  /** Looks further than the groups, for example for an example by its id. Called with two or more characters. */
  find?: (query: string) => Promise<PaletteItem[]>;
}

/** Go anywhere and do anything by typing. */
export function CommandPalette({ open, onOpenChange, groups, find }: CommandPaletteProps) {
  const [query, setQuery] = useState("");
  const found = useFound(query, find);
  const router = useGo();
  function run(item: PaletteItem) {
    onOpenChange(false);
    setQuery("");
    if (item.href) router.push(item.href);
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
          <Command label="Search and commands" loop>
            <Command.Input
              value={query}
              onValueChange={setQuery}
              placeholder="Go to a page, an example or a command"
              className="h-11 w-full border-b border-line bg-transparent px-4 text-base outline-none placeholder:text-muted"
            />
            <Command.List className="max-h-[60dvh] overflow-auto p-1.5">
              <Command.Empty className="px-3 py-4 text-muted">
                Nothing matches. Try an example’s id or a page’s name.
              </Command.Empty>
              {[...groups, { heading: "Examples", items: found }].map(
                (group) =>
                  group.items.length > 0 && (
                    <Command.Group
                      key={group.heading}
                      heading={group.heading}
                      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted"
                    >
                      {group.items.map((item) => (
                        <PaletteRow key={item.id} item={item} onSelect={() => run(item)} />
                      ))}
                    </Command.Group>
                  ),
              )}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function PaletteRow({ item, onSelect }: { item: PaletteItem; onSelect: () => void }) {
  return (
    <Command.Item
      value={`${item.label} ${item.id}`}
      keywords={item.keywords}
      onSelect={onSelect}
      className="flex h-8 cursor-pointer items-center gap-2.5 rounded-sm px-2.5 data-[selected=true]:bg-sunken pointer-coarse:h-11 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-muted"
    >
      {item.icon}
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.hint && <span className="max-w-1/2 truncate text-xs text-muted">{item.hint}</span>}
      {item.keys && <Kbd keys={item.keys} className="text-muted" />}
    </Command.Item>
  );
}

const NONE: PaletteItem[] = [];

function useFound(query: string, find: CommandPaletteProps["find"]): PaletteItem[] {
  const [found, setFound] = useState<{ query: string; items: PaletteItem[] }>({ query: "", items: NONE });
  const wanted = useDeferredValue(query.trim());
  useEffect(() => {
    if (!find || wanted.length < 2) return;
    let stale = false;
    const timer = setTimeout(async () => {
      const items = await find(wanted);
      if (!stale) setFound({ query: wanted, items });
    }, 150);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [find, wanted]);
  return wanted.length >= 2 && found.query === wanted ? found.items : NONE;
}
