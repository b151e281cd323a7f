"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { formatAbsolute } from "@/components/ui/time-format";
import { currentEntry, type RailEntry, ROOMS } from "./rail-entry";
import { useThing } from "./thing";
import type { FrameProject } from "./top-bar";

interface PrintHeaderProps {
  project: FrameProject | undefined;
  entries: readonly RailEntry[];
  person: string;
}

/** On paper in the place of rail and bar: which project and version, which place, narrowed to what, and when. */
export function PrintHeader({ project, entries, person }: PrintHeaderProps) {
  const path = usePathname();
  const filters = filterWords(useSearchParams());
  const thing = useThing();
  const stage = currentEntry(entries, path);
  const printedAt = usePrintTime();
  const { number, hash } = project?.version ?? {};
  return (
    <div className="mb-4 hidden border-b border-ink pb-2 text-xs print:block" data-print-header>
      <p className="flex flex-wrap justify-between gap-x-6">
        <span className="font-medium">
          <bdi>{project?.name ?? "Touchstone"}</bdi>
          {number != null && ` · guideline version ${number}${hash ? ` · ${hash.slice(0, 4)}` : ""}`}
        </span>
        <span>
          {printedAt && `${printedAt}, `}
          <bdi>{person}</bdi>
        </span>
      </p>
      <p>
        {stage && ROOMS[stage.room].label}
        {thing && stage?.href !== path && (
          <>
            {stage && " › "}
            <bdi>{thing}</bdi>
          </>
        )}
      </p>
      {filters.length > 0 && (
        <p className="wrap-anywhere" dir="auto">
          {filters.join(" · ")}
        </p>
      )}
    </div>
  );
}

/** The time at which the page is printed; before that, at which it was opened. Empty while rendering on the server. */
function usePrintTime(): string {
  const [at, setAt] = useState("");
  useEffect(() => {
    const note = () => setAt(formatAbsolute(Date.now()));
    note();
    addEventListener("beforeprint", note);
    return () => removeEventListener("beforeprint", note);
  }, []);
  return at;
}

/** Parts of an address that say how a screen is laid out, not what is on it. */
const LAYOUT = new Set(["size", "cols", "cursor"]);

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i;
/** As much of an id as people compare. */
const ID_LENGTH = 8;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const words = (name: string) =>
  capital(
    name
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .replace(/[-_]/g, " ")
      .toLowerCase(),
  );

/** What narrows and orders a page, as its address says, in words for paper: `Kind: text`. */
export function filterWords(search: URLSearchParams): string[] {
  return [...search].flatMap(([name, value]) => {
    // Of several lists on a page each says its own names behind a prefix.
    const own = name.slice(name.lastIndexOf("-") + 1);
    if (value === "" || LAYOUT.has(own)) return [];
    if (own === "q") return [`Search: ${value}`];
    if (own === "sort") return [`Order: ${value.startsWith("-") ? `${value.slice(1)}, descending` : value}`];
    return [`${words(name)}: ${UUID.test(value) ? value.slice(0, ID_LENGTH) : value}`];
  });
}
