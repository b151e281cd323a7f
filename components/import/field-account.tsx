import { formatCount } from "@/components/ui/format";
import { ListTable } from "@/components/ui/list-table";
import { EMPTY, KEPT } from "@/lib/formats/fields";
import { ASKS, type FieldUse, fieldUses } from "@/lib/import/field-account";
import { IGNORED } from "@/lib/import/mapping";
import type { ReadExample } from "@/lib/import/read-examples";
import { columnLabel } from "./column-select";

/** What becomes of each field of the records that were read, so that nothing goes unseen. */
export function FieldAccount({ events, columns }: { events: readonly ReadExample[]; columns: readonly string[] }) {
  const uses = fieldUses(events, columns);
  if (uses.length === 0) return null;
  return (
    <div className="max-w-3xl">
      <ListTable
        caption="What becomes of each field"
        rows={uses}
        rowKey={({ field }) => field}
        columns={[
          { label: "Field", cell: ({ field }) => <span dir="auto">{columnLabel(field)}</span> },
          { label: "Becomes", cell: (use) => <Fates {...use} /> },
        ]}
      />
    </div>
  );
}

function Fates({ fates }: FieldUse) {
  return (
    <ul>
      {fates.map(({ became, records }) => (
        <li key={became}>
          {fateWords(became)} <span className="text-muted">in {formatCount(records, "record")}</span>
        </li>
      ))}
    </ul>
  );
}

const WORDS: Readonly<Record<string, string>> = {
  [KEPT]: "kept with the origin, not shown to annotators",
  [IGNORED]: "left out",
  [EMPTY]: "nothing: it is empty",
  [ASKS]: "refused: it seems to belong to another shape",
  kind: "the kind of example",
  "responses[].model": "the model of a response",
  "responses[].text": "the text of a response",
  slices: "a slice",
  gold: "known answers",
  "passed over": "work done on the example, not read again",
};

const GROUPS: Readonly<Record<string, string>> = {
  slice: "slice",
  slices: "slice",
  gold: "known answer",
  provenance: "origin",
};

/** What a field becomes, in words: the part of the example, or where else it goes. */
export function fateWords(became: string): string {
  const own = Object.hasOwn(WORDS, became) ? WORDS[became] : undefined;
  if (own) return own;
  const hidden = /^provenance\.extra\.(.+)$/s.exec(became)?.[1];
  if (hidden) return `${hidden}, not shown to annotators`;
  const [, group = "", name = ""] = /^(slices?|gold|provenance)[.:](.+)$/s.exec(became) ?? [];
  return group === "" ? became : `${GROUPS[group]}: ${name}`;
}
