"use client";

import { useState } from "react";
import { ExampleView } from "@/components/example-view/example-view";
import { Badge } from "@/components/ui/badge";
import { formatCount } from "@/components/ui/format";
import { Pager } from "@/components/ui/pager";
import { EXAMPLE_KINDS, type Example } from "@/lib/formats/example";
import type { RecordEvent } from "@/lib/formats/record";
import { placeWords } from "./place-words";

/** The examples of the beginning of the file, one at a time, and how many there are of each kind. */
export function ExamplePreview({ events }: { events: readonly RecordEvent<Example>[] }) {
  const [page, setPage] = useState(1);
  const good = events.flatMap((event) => ("value" in event ? [event] : []));
  const shown = good[Math.min(page, good.length) - 1];
  if (!shown) return null;
  const counts = EXAMPLE_KINDS.map((kind) => ({ kind, n: good.filter(({ value }) => value.kind === kind).length }));
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        {counts
          .filter(({ n }) => n > 0)
          .map(({ kind, n }) => (
            <Badge key={kind}>
              {kind}: {n}
            </Badge>
          ))}
        <span className="text-muted">
          shown: <span className="figures">{placeWords(shown)}</span>, of {formatCount(good.length, "readable record")}
        </span>
        <span className="ms-auto">
          <Pager page={Math.min(page, good.length)} size={1} total={good.length} noun="example" onPage={setPage} />
        </span>
      </div>
      <div className="max-h-[28rem] overflow-auto rounded-lg border border-line p-4">
        <ExampleView key={shown.line} example={shown.value} />
      </div>
    </div>
  );
}
