"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { DataTable, type DataTableProps } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { Badge } from "@/components/ui/badge";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FieldError } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { withArticle } from "./role-words";

export interface ListedPerson {
  userId: string;
  name: string;
  email: string;
  role: string;
  disabled: boolean;
}

interface PeopleTableProps<Person extends ListedPerson>
  extends Pick<DataTableProps<Person>, "caption" | "noun" | "definition" | "rows" | "total"> {
  /** The reader's own id: what they do to themselves is said as such. */
  self: string;
  roles: readonly SelectOption[];
  /** What a new role does, and what stays. */
  roleNote: string;
  changeRole: (input: { userId: string; role: string }) => Promise<Outcome<unknown>>;
  /** What else is known of them, between their role and what can be done; declared outside of the component. */
  columns: readonly TableColumn<Person>[];
  actions: (person: Person) => ReactNode;
  actionsWidth: string;
}

/** What stands in a row and changes with the page around it: cells read it from here, so that their columns stay the same. */
interface Parts {
  self: string;
  // A person of the table's own kind: whoever provides the parts wrote the rows.
  role: (person: never) => ReactNode;
  actions: (person: never) => ReactNode;
}
const PartsContext = createContext<Parts | null>(null);

function Part({ person, of }: { person: ListedPerson; of: "role" | "actions" }) {
  return useContext(PartsContext)?.[of](person as never);
}

function Name({ person: { userId, name, disabled } }: { person: ListedPerson }) {
  const self = useContext(PartsContext)?.self;
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <span dir="auto">{name}</span>
      {userId === self && <Badge>you</Badge>}
      {disabled && <Badge tone="warn">disabled</Badge>}
    </span>
  );
}

const WHO: readonly TableColumn<ListedPerson>[] = [
  { id: "name", header: "Name", cell: (person) => <Name person={person} />, wrap: true, fixed: true },
  { id: "email", header: "Email", cell: ({ email }) => email, wrap: true },
  { id: "role", header: "Role", cell: (person) => <Part person={person} of="role" />, width: "11rem" },
];
const ACTIONS = {
  id: "actions",
  header: "Actions",
  cell: (person: ListedPerson) => <Part person={person} of="actions" />,
  wrap: true,
};

/** People with the role that each has, to be changed where it stands: of a project or of the instance. */
export function PeopleTable<Person extends ListedPerson>(props: PeopleTableProps<Person>) {
  const { self, roles, roleNote, changeRole, columns, actions, actionsWidth, ...list } = props;
  const { run, busy, refusal } = useCommand(changeRole);
  const [wanted, setWanted] = useState<{ person: ListedPerson; role: string } | null>(null);
  const say = useToast();
  const all = useMemo(() => [...WHO, ...columns, { ...ACTIONS, width: actionsWidth }], [columns, actionsWidth]);
  const role = (person: ListedPerson) => (
    <Select
      aria-label={`Role of ${person.name}`}
      options={roles}
      value={person.role}
      disabled={busy}
      onChange={(event) => setWanted({ person, role: event.target.value })}
    />
  );
  return (
    <PartsContext value={{ self, role, actions }}>
      <DataTable
        {...list}
        columns={all}
        rowId={({ userId }) => userId}
        search="Find by name or email"
        empty={<p className="text-muted">Nobody is here.</p>}
      />
      {refusal && <FieldError>{refusal.message}</FieldError>}
      {wanted && (
        <ConfirmDialog
          open
          onOpenChange={(open) => open || setWanted(null)}
          title={`Make ${wanted.person.userId === self ? "yourself" : wanted.person.name} ${withArticle(wanted.role)}?`}
          description={roleNote}
          confirm={`Make ${withArticle(wanted.role)}`}
          onConfirm={async () => {
            const { person, role } = wanted;
            await run({ userId: person.userId, role }, () =>
              say({ title: `${person.name} is ${withArticle(role)} now` }),
            );
          }}
        />
      )}
    </PartsContext>
  );
}
