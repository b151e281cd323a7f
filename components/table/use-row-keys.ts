"use client";

import { type KeyboardEvent, useRef, useState } from "react";

const STEPS: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

interface RowKeys {
  count: number;
  onOpen: (index: number) => void;
  onToggle?: (index: number) => void;
}

/**
 * Keys on the rows of a table: j and k or the arrows move, Home and End jump, Enter opens, x selects. One row at a time is
 * in the tab order. Keys with a modifier, and keys meant for a control inside a row, are left alone.
 */
export function useRowKeys({ count, onOpen, onToggle }: RowKeys) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [current, setCurrent] = useState(0);
  const active = Math.min(current, count - 1);

  function move(index: number) {
    const target = Math.max(0, Math.min(count - 1, index));
    setCurrent(target);
    body.current?.rows[target]?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    if (target.matches("input:not([type=checkbox]), select, textarea")) return;
    const onRow = target instanceof HTMLTableRowElement;
    const step = STEPS[event.key];
    if (step !== undefined) move(active + step);
    else if (event.key === "Home") move(0);
    else if (event.key === "End") move(count - 1);
    else if (event.key === "Enter" && onRow) onOpen(active);
    else if (event.key === "x" && onToggle) onToggle(active);
    else return;
    event.preventDefault();
  }

  const rowAttributes = (index: number) => ({
    tabIndex: index === active ? 0 : -1,
    onFocus: () => setCurrent(index),
  });
  return { body, onKeyDown, rowAttributes };
}
