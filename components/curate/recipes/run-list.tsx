"use client";

import { Badge } from "@/components/ui/badge";
import { formatCount, formatNumber } from "@/components/ui/format";
import { ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { Iso } from "@/lib/api/answers";
import { runHref } from "@/lib/curate/recipes/address";
import type { RunView } from "@/lib/curate/recipes/queries";
import { type UndoCommand, UndoRun } from "./undo-run";

type Run = Iso<RunView>;

interface RunListProps {
  projectId: string;
  runs: readonly Run[];
  undo: UndoCommand;
}

/** The runs of a recipe, the newest first. */
export function RunList({ projectId, runs, undo }: RunListProps) {
  return (
    <ListTable
      caption="Runs of this recipe"
      rows={runs}
      rowKey={({ id }) => id}
      columns={[
        {
          label: "Run",
          cell: (run) => {
            const name = `${run.isPreview ? "Preview" : "Run"} of version ${run.version}`;
            return run.finishedAt ? <TextLink href={runHref(projectId, run)}>{name}</TextLink> : name;
          },
        },
        { label: "Started", cell: ({ createdAt }) => <Time at={createdAt} /> },
        { label: "By", cell: ({ author }) => <bdi>{author ?? "–"}</bdi> },
        { label: "State", cell: (run) => <RunState run={run} /> },
        {
          label: "Cleaned",
          align: "end",
          cell: ({ isPreview, finishedAt, steps: [first], figures }) =>
            isPreview || !finishedAt || first?.step !== "clean" ? (
              "–"
            ) : (
              <span className="tabular">{formatNumber(figures.steps[0]?.counts.changed ?? 0)}</span>
            ),
        },
        {
          label: "Excluded",
          align: "end",
          cell: ({ isPreview, finishedAt, figures, stands }) =>
            isPreview || !finishedAt ? (
              "–"
            ) : (
              <span className="tabular" title={`${formatCount(stands, "exclusion")} of it stand`}>
                {formatNumber(figures.marked)}
              </span>
            ),
        },
        {
          label: "Undo",
          hideLabel: true,
          align: "end",
          cell: (run) =>
            !run.isPreview &&
            run.finishedAt &&
            !run.undoneAt && <UndoRun run={run.id} stands={run.stands} replaced={run.replaced} undo={undo} />,
        },
      ]}
    />
  );
}

function RunState({ run: { isPreview, state, finishedAt, undoneAt, undoneBy } }: { run: Run }) {
  if (undoneAt)
    return (
      <span>
        Undone <Time at={undoneAt} /> by <bdi>{undoneBy ?? "–"}</bdi>
      </span>
    );
  if (finishedAt) return isPreview ? "Nothing excluded" : <Badge tone="good">Stands</Badge>;
  return {
    queued: "Waits",
    running: "Under way",
    failed: "Did not come to its end",
    cancelled: "Called off",
    succeeded: "–",
  }[state];
}
