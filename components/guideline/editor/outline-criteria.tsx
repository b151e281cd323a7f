"use client";

import clsx from "clsx";
import { type DragEvent, type KeyboardEvent, memo, useState } from "react";
import { KIND_WORDS } from "@/components/guideline/criterion-words";
import type { Entry } from "./editor-state";

interface OutlineCriteriaProps {
  /** Those that are listed, in the order in which they are asked. */
  entries: readonly Entry[];
  /** All of them: a place in the order counts in this list. */
  all: readonly Entry[];
  selected: number | null;
  onCriterion: (id: number) => void;
  onMove: (id: number, to: number) => void;
}

/** The criteria in the order in which they are asked. Dragging one, or Alt with an arrow key, moves it. */
export const OutlineCriteria = memo(function OutlineCriteria(props: OutlineCriteriaProps) {
  const { entries, all, selected, onCriterion, onMove } = props;
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const [moved, setMoved] = useState("");
  const placeOf = (id: number) => all.findIndex((entry) => entry.id === id);
  function move(id: number, to: number) {
    const from = placeOf(id);
    if (to < 0 || to >= all.length || to === from) return;
    onMove(id, to);
    setMoved(`${all[from]?.criterion.title || "The criterion"} is now ${to + 1} of ${all.length}.`);
  }
  function drop() {
    if (dragged !== null && over !== null && dragged !== over) move(dragged, placeOf(over));
    setDragged(null);
    setOver(null);
  }
  return (
    <>
      <ol>
        {entries.map((entry) => (
          <Row
            key={entry.id}
            entry={entry}
            isSelected={entry.id === selected}
            mark={entry.id !== over || dragged === null ? null : placeOf(dragged) < placeOf(over) ? "after" : "before"}
            isDragged={entry.id === dragged}
            onOpen={onCriterion}
            onStep={(by) => move(entry.id, placeOf(entry.id) + by)}
            onDragStart={() => setDragged(entry.id)}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(entry.id);
            }}
            onDrop={drop}
          />
        ))}
      </ol>
      <p role="status" className="sr-only">
        {moved}
      </p>
    </>
  );
});

interface RowProps {
  entry: Entry;
  isSelected: boolean;
  isDragged: boolean;
  /** Where the dragged one would go, if it would go here. */
  mark: "before" | "after" | null;
  onOpen: (id: number) => void;
  onStep: (by: -1 | 1) => void;
  onDragStart: () => void;
  onDragOver: (event: DragEvent) => void;
  onDrop: () => void;
}

function Row({ entry: { id, criterion }, isSelected, isDragged, mark, onOpen, onStep, ...drag }: RowProps) {
  const { Icon, label } = KIND_WORDS[criterion.kind];
  function byKey(event: KeyboardEvent) {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    onStep(event.key === "ArrowUp" ? -1 : 1);
  }
  return (
    <li
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", criterion.title);
        drag.onDragStart();
      }}
      onDragOver={drag.onDragOver}
      onDrop={(event) => {
        event.preventDefault();
        drag.onDrop();
      }}
      onDragEnd={drag.onDrop}
      className={clsx(
        "border-y-2 border-transparent",
        mark === "before" && "border-t-slate",
        mark === "after" && "border-b-slate",
        isDragged && "opacity-50",
        criterion.showIf && "ms-4",
      )}
    >
      <button
        type="button"
        aria-current={isSelected || undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        title={`${label}. Drag it, or press Alt with an arrow key, to move it.`}
        onClick={() => onOpen(id)}
        onKeyDown={byKey}
        className={clsx(rowStyle, "ps-1", isSelected && "bg-sunken font-medium")}
      >
        <Icon aria-hidden className="size-4 shrink-0 text-muted" />
        <span className="block min-w-0 truncate" dir="auto">
          {criterion.title || <span className="text-muted">Without a title</span>}
        </span>
      </button>
    </li>
  );
}

/** A line of the outline. */
export const rowStyle = "flex w-full cursor-pointer items-center gap-2 rounded-sm py-1 pe-2 text-start hover:bg-sunken";
