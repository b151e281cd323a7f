"use client";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FieldError } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { Quality } from "@/lib/curate/readings/schema";
import type { ExcludeInput } from "@/lib/curate/schema";
import { exampleHref } from "@/lib/examples/address";
import { newRequestHref } from "@/lib/guideline/address";
import { LACKING } from "./reading-words";

interface NoteRow {
  position: number;
  exampleId: string;
  /** The importer's id. */
  example: string;
  lacking: readonly Quality[];
  note: string;
  reader: string | null;
  excluded: boolean;
}

interface ReadingNotesProps {
  projectId: string;
  guidelineId: string;
  notes: readonly NoteRow[];
  /** Where a check is written. */
  draftHref: string;
  exclude: (input: ExcludeInput) => Promise<Outcome<{ examples: string[] }>>;
}

/** What readers wrote, each on its way to a check, a change request or an exclusion. */
export function ReadingNotes({ projectId, guidelineId, notes, draftHref, exclude }: ReadingNotesProps) {
  if (notes.length === 0) return <EmptyState title="Nobody wrote a note">While reading, N writes one.</EmptyState>;
  return (
    <ul className="grid">
      {notes.map((row) => (
        <li key={`${row.position} ${row.reader}`} className="grid gap-1 border-b border-line py-2">
          <p dir="auto" className="text-base whitespace-pre-wrap">
            {row.note}
          </p>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <TextLink href={exampleHref(projectId, row.exampleId)}>
              <bdi className="font-mono">{row.example}</bdi>
            </TextLink>
            {row.lacking.map((quality) => (
              <Badge key={quality}>{LACKING[quality].label.toLowerCase()}</Badge>
            ))}
            <span className="text-muted">
              <bdi>{row.reader ?? "somebody"}</bdi>
            </span>
            <span className="ms-auto flex flex-wrap gap-2">
              <LinkButton size="sm" href={draftHref}>
                Write a check
              </LinkButton>
              <LinkButton size="sm" href={newRequestHref(guidelineId, { project: projectId, example: row.example })}>
                File a change request
              </LinkButton>
              <ExcludeOne row={row} exclude={exclude} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

function ExcludeOne({ row, exclude }: { row: NoteRow } & Pick<ReadingNotesProps, "exclude">) {
  const { run, busy, refusal } = useCommand(exclude);
  const [reason] = row.lacking;
  if (row.excluded) return <Badge tone="warn">excluded</Badge>;
  if (!reason) return null;
  return (
    <>
      <Button size="sm" busy={busy} onClick={() => void run({ examples: [row.exampleId], reason, note: row.note })}>
        Exclude it
      </Button>
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}
