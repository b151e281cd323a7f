"use client";

import { type RefObject, useEffect, useState } from "react";
import { findMatches, locate } from "./find-matches";

/** Ranges of the document in which a query stands, also across the borders of elements. */
function rangesOf(container: HTMLElement, query: string): Range[] {
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  const pieces: { start: number; length: number }[] = [];
  let joined = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text;
    nodes.push(text);
    pieces.push({ start: joined.length, length: text.data.length });
    joined += text.data;
  }
  return findMatches(joined, query).map(({ start, end }) => {
    const range = document.createRange();
    const from = locate(pieces, start);
    const to = locate(pieces, end - 1);
    range.setStart(nodes[from.index]!, from.inside);
    range.setEnd(nodes[to.index]!, to.inside + 1);
    return range;
  });
}

/**
 * Finds a query in what a container shows and paints the hits (`::highlight(find)`) without touching the document.
 * Returns how many there are; follows the container when its text changes. One search paints at a time.
 */
export function useFind(container: RefObject<HTMLElement | null>, query: string, current: number): number {
  const [ranges, setRanges] = useState<Range[]>([]);
  useEffect(() => {
    const element = container.current;
    if (!element || query === "") {
      setRanges([]);
      return;
    }
    const search = () => setRanges(rangesOf(element, query));
    search();
    const observer = new MutationObserver(search);
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [container, query]);

  useEffect(() => {
    const chosen = ranges[current % Math.max(1, ranges.length)];
    if (typeof Highlight !== "undefined") {
      CSS.highlights.set("find", new Highlight(...ranges));
      if (chosen) CSS.highlights.set("find-current", new Highlight(chosen));
    }
    chosen?.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
    return () => {
      if (typeof Highlight === "undefined") return;
      CSS.highlights.delete("find");
      CSS.highlights.delete("find-current");
    };
  }, [ranges, current]);
  return ranges.length;
}
