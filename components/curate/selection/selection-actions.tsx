"use client";

import { formatCount } from "@/components/ui/format";
import type { SelectionLook } from "@/lib/curate/inspect/address";
import { ExcludeMatching } from "./exclude-matching";
import { MakeCheck } from "./make-check";
import { SaveSelection } from "./save-selection";
import type { SelectionCommands } from "./selection-commands";

interface SelectionActionsProps extends SelectionCommands {
  projectId: string;
  asked: SelectionLook;
  total: number;
}

/** What can become of all examples that a page is about. */
export function SelectionActions({ projectId, asked, total, ...commands }: SelectionActionsProps) {
  const { save, exclude, end, makeCheck, dropCheck } = commands;
  const { where = [], check, labels } = asked;
  const saving = { projectId, asked, total, save, end };
  return (
    <section aria-label="With all of them" className="flex flex-wrap items-center gap-2">
      <p className="text-muted">{total === 1 ? "With it:" : `With all ${formatCount(total, "example")}:`}</p>
      <SaveSelection {...saving} goal="slice" />
      <SaveSelection {...saving} goal="round" />
      <SaveSelection {...saving} goal="reading" />
      {where.length > 0 && check === undefined && labels === undefined && (
        <MakeCheck projectId={projectId} where={where} total={total} makeCheck={makeCheck} dropCheck={dropCheck} />
      )}
      <ExcludeMatching asked={asked} total={total} exclude={exclude} end={end} />
    </section>
  );
}
