"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { stepFrom } from "./cell-steps";

interface CellTableProps {
  className: string;
  children: ReactNode;
}

/**
 * A table whose cells lead somewhere: for the keyboard one stop, from which arrows, Home and End go from cell to cell. There may be a
 * thousand; without a script each is a stop.
 */
export function CellTable({ className, children }: CellTableProps) {
  const table = useRef<HTMLTableElement>(null);
  // After each drawing: new cells are stops until they are told.
  useEffect(() => {
    const links = [...table.current!.querySelectorAll<HTMLAnchorElement>("tbody td a")];
    if (!links.some((link) => link === document.activeElement)) stopOnlyAt(links, links[0]);
  });
  const move = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const rows = [...table.current!.tBodies[0]!.rows].map((row) => [...row.querySelectorAll("td")]);
    const row = rows.findIndex((cells) => cells.some((cell) => cell.contains(event.target as Node)));
    if (row < 0) return;
    const column = rows[row]!.findIndex((cell) => cell.contains(event.target as Node));
    const leads = rows.map((cells) => cells.map((cell) => cell.querySelector("a") !== null));
    const to = stepFrom([row, column], event.key, leads);
    if (!to) return;
    event.preventDefault();
    rows[to[0]]![to[1]]!.querySelector("a")!.focus();
  };
  return (
    <table
      ref={table}
      className={className}
      onKeyDown={move}
      onFocus={({ target }) =>
        stopOnlyAt([...table.current!.querySelectorAll<HTMLAnchorElement>("tbody td a")], target)
      }
    >
      {children}
    </table>
  );
}

function stopOnlyAt(links: readonly HTMLAnchorElement[], stop: Element | undefined): void {
  for (const link of links) link.tabIndex = link === stop ? 0 : -1;
}
