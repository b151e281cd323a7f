"use client";

import { saidCondition } from "@/components/curate/inspect/fact-words";
import { labelledWords } from "@/components/curate/inspect/labelled-words";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { formatCount, formatNumber } from "@/components/ui/format";
import { ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { useCommand } from "@/components/ui/use-command";
import { NamedWords } from "@/components/words/named-words";
import { marked } from "@/lib/core/text/marked-names";
import { readLabelled } from "@/lib/curate/inspect/labelled";
import { EXCLUSION_WORDS } from "@/lib/curate/schema";
import type { SelectionView } from "@/lib/curate/selection/queries";
import { examplesTable } from "@/lib/examples/address";
import { SELECTION } from "@/lib/examples/slice";
import type { WordNames } from "@/lib/guideline/checks/check-words";
import type { SelectionCommands } from "./selection-commands";

interface SelectionListProps {
  projectId: string;
  selections: readonly SelectionView[];
  names: WordNames;
  /** Null where one may not. */
  end: SelectionCommands["end"] | null;
}

/** Selections that were kept, each with what its examples met and how it is ended. */
export function SelectionList({ projectId, selections, names, end }: SelectionListProps) {
  return (
    <ListTable
      caption="Kept selections"
      rows={selections}
      rowKey={({ id }) => id}
      columns={[
        {
          label: "Selection",
          cell: ({ purpose, name, asked }) => (
            <>
              {purpose === "slice" ? (
                <TextLink
                  href={examplesTable.href(`/projects/${projectId}/examples`, { slice: `${SELECTION}=${name}` })}
                >
                  <bdi>{name}</bdi>
                </TextLink>
              ) : (
                <span>
                  Excluded: {asked.reason ? EXCLUSION_WORDS[asked.reason] : ""}
                  {asked.note && (
                    <>
                      . <bdi>{asked.note}</bdi>
                    </>
                  )}
                </span>
              )}
              <NamedWords className="block text-muted">{askedWords(asked, names)}</NamedWords>
            </>
          ),
        },
        {
          label: "Examples",
          align: "end",
          cell: ({ examples }) => <span className="tabular">{formatNumber(examples)}</span>,
        },
        {
          label: "Kept",
          cell: ({ author, createdAt }) => (
            <>
              <Time at={createdAt.getTime()} />
              {author && <bdi className="block text-muted">{author}</bdi>}
            </>
          ),
        },
        {
          label: "End",
          hideLabel: true,
          align: "end",
          cell: (selection) => end && <EndSelection selection={selection} end={end} />,
        },
      ]}
    />
  );
}

function askedWords({ where = [], check, side = "flagged", labels }: SelectionView["asked"], names: WordNames): string {
  const conditions = where.map((text) => saidCondition(text, names));
  const said = check === undefined ? [] : [`Check ${marked(check)}: ${side}`];
  const labelled = labels === undefined ? undefined : readLabelled(labels);
  return [...conditions, ...said, ...(labelled ? [labelledWords(labelled)] : [])].join("; ") || "All examples";
}

function EndSelection({ selection, end }: { selection: SelectionView; end: SelectionCommands["end"] }) {
  const { run, busy, refusal } = useCommand(end);
  const say = useToast();
  const isSlice = selection.purpose === "slice";
  return (
    <>
      <Button
        size="sm"
        busy={busy}
        onClick={() =>
          void run({ selection: selection.id }, ({ examples }) =>
            say({ title: isSlice ? "It is offered no more" : `${formatCount(examples, "example")} may go out again` }),
          )
        }
      >
        {isSlice ? "Offer it no more" : "Let them in again"}
      </Button>
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}
