"use client";

import { ChevronDown, ChevronUp, X } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { formatNumber } from "@/components/ui/format";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { useFocusReturn } from "@/components/ui/use-focus-return";
import { MAX_MATCHES } from "./find-matches";
import { useFind } from "./use-find";

interface FindBarProps {
  /** What is searched. */
  container: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** Finds words in the texts of one example. Enter goes on, Shift+Enter back, Escape closes. */
export function FindBar({ container, onClose }: FindBarProps) {
  const [query, setQuery] = useState("");
  const [current, setCurrent] = useState(0);
  const count = useFind(container, query, current);
  const input = useRef<HTMLInputElement>(null);
  useFocusReturn();
  useEffect(() => input.current?.focus(), []);
  const step = (by: number) => count > 0 && setCurrent((current + by + count) % count);
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  const total = count === MAX_MATCHES ? `over ${formatNumber(MAX_MATCHES - 1)}` : formatNumber(count);
  return (
    <search className="flex items-center gap-1">
      <Input
        ref={input}
        type="search"
        aria-label="Find in the shown text"
        placeholder="Find in the shown text"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setCurrent(0);
        }}
        onKeyDown={onKeyDown}
        className="w-52!"
      />
      <span role="status" className="figures min-w-16 text-muted">
        {query !== "" && (count > 0 ? `${formatNumber((current % count) + 1)} of ${total}` : "not found")}
      </span>
      <IconButton size="sm" label="Previous hit" keys="shift+enter" disabled={count === 0} onClick={() => step(-1)}>
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton size="sm" label="Next hit" keys="enter" disabled={count === 0} onClick={() => step(1)}>
        <ChevronDown aria-hidden />
      </IconButton>
      <IconButton size="sm" label="Close the search" keys="esc" onClick={onClose}>
        <X aria-hidden />
      </IconButton>
    </search>
  );
}
