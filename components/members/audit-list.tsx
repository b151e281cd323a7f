"use client";

import { Fingerprint } from "lucide-react";
import type { ReactNode } from "react";
import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { TableDayFilter } from "@/components/table/table-day-filter";
import { TableFilter } from "@/components/table/table-filter";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { Time } from "@/components/ui/time";
import { auditTable } from "@/lib/people/address";
import { actionWords, addressIn, detailWords, nounWords } from "./audit-words";

interface AuditView {
  number: number;
  at: Date;
  actorName: string | null;
  action: string;
  /** The name of the account that it was done to; else `subject`, an id, says what. */
  subjectName: string | null;
  subject: string | null;
  detail: unknown;
  previous: string;
  hash: string;
}

interface AuditListProps {
  rows: AuditView[];
  total: number;
  /** What stands in the log: what about, and by whom. */
  about: readonly string[];
  people: readonly { id: string; name: string }[];
  caption?: string;
  empty?: ReactNode;
}

const COLUMNS: TableColumn<AuditView>[] = [
  { id: "number", header: "No.", align: "end", cell: ({ number }) => number, width: "5rem", fixed: true },
  { id: "at", header: "When", cell: ({ at }) => <Time at={at.getTime()} form="absolute" />, width: "12rem" },
  {
    id: "who",
    header: "Who",
    cell: ({ actorName, detail }) => <bdi>{actorName ?? addressIn(detail) ?? "the server"}</bdi>,
    width: "10rem",
    wrap: true,
  },
  {
    id: "what",
    header: "Did what",
    cell: ({ action, subjectName, actorName }) => (
      <>
        {actionWords(action)}
        {subjectName && subjectName !== actorName && (
          <>
            : <bdi className="font-medium">{subjectName}</bdi>
          </>
        )}
      </>
    ),
    width: "16rem",
    wrap: true,
  },
  { id: "detail", header: "Detail", cell: ({ detail }) => <Detail detail={detail} />, wrap: true },
  { id: "entry", header: "As stored", cell: (row) => <WholeEntry entry={row} />, width: "6rem" },
];

/** Who did what, newest first; narrowed by what it was about, who did it, and when. */
export function AuditList({
  rows,
  total,
  about,
  people,
  caption = "Audit log, newest first",
  empty = <EmptyState title="Nothing recorded yet">Changes will stand here.</EmptyState>,
}: AuditListProps) {
  return (
    <DataTable
      caption={caption}
      noun="record"
      definition={auditTable}
      columns={COLUMNS}
      rows={rows}
      total={total}
      rowId={({ number }) => String(number)}
      filters={
        <>
          <TableFilter
            name="about"
            label="About"
            options={about.map((noun) => ({ value: noun, label: nounWords(noun) }))}
          />
          <TableFilter name="by" label="By" options={people.map(({ id, name }) => ({ value: id, label: name }))} />
          <span className="flex flex-wrap gap-2">
            <TableDayFilter name="from" label="From (UTC)" />
            <TableDayFilter name="to" label="to (UTC)" />
          </span>
        </>
      }
      empty={empty}
    />
  );
}

function Detail({ detail }: { detail: unknown }) {
  return detailWords(detail).map(({ name, text }, index) => (
    <span key={name} className="text-muted">
      {index > 0 && " · "}
      {name} <bdi className="text-ink">{text}</bdi>
    </span>
  ));
}

interface WholeEntryProps {
  entry: { number: number; action: string; subject: string | null; detail: unknown; previous: string; hash: string };
}

/** An entry as it is stored: its name for programs, ids, the detail as JSON, and both hashes of the chain. */
function WholeEntry({ entry: { number, action, subject, detail, previous, hash } }: WholeEntryProps) {
  const parts = [
    { name: "Hash (SHA-256)", text: hash },
    { name: "Hash of the entry before", text: previous },
    { name: "Action", text: action },
    { name: "Subject", text: subject ?? "" },
    { name: "Detail", text: JSON.stringify(detail) },
  ];
  return (
    <Popover
      align="end"
      label={`Entry ${number} as it is stored`}
      className="w-[36rem]"
      trigger={
        <IconButton size="sm" label={`Entry ${number} with its hashes`}>
          <Fingerprint aria-hidden />
        </IconButton>
      }
    >
      <dl className="grid gap-2">
        {parts
          .filter(({ text }) => text !== "")
          .map(({ name, text }) => (
            <div key={name}>
              <dt className="flex items-center gap-1 text-muted">
                {name} <CopyButton text={text} label={`Copy: ${name}`} />
              </dt>
              <dd>
                <code className="font-mono text-xs break-all">{text}</code>
              </dd>
            </div>
          ))}
      </dl>
    </Popover>
  );
}
