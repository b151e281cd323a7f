"use client";

import { type ReactNode, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FieldError } from "@/components/ui/field";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { Select, type SelectOption } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { withArticle } from "./with-article";

export interface ListedPerson {
  userId: string;
  name: string;
  email: string;
  role: string;
  disabled: boolean;
}

interface PeopleTableProps<Person extends ListedPerson> {
  caption: string;
  people: readonly Person[];
  /** The reader's own id: what they do to themselves is said as such. */
  self: string;
  roles: readonly SelectOption[];
  /** What a new role does, and what stays. */
  roleNote: string;
  changeRole: (input: { userId: string; role: string }) => Promise<Outcome<unknown>>;
  /** What else is known of them, between their role and what can be done. */
  columns: readonly ListColumn<Person>[];
  actions: (person: Person) => ReactNode;
}

/** People with the role that each has, to be changed where it stands: of a project or of the instance. */
export function PeopleTable<Person extends ListedPerson>(props: PeopleTableProps<Person>) {
  const { people, self, roles, changeRole } = props;
  const { run, busy, refusal } = useCommand(changeRole);
  const [wanted, setWanted] = useState<{ person: Person; role: string } | null>(null);
  const say = useToast();
  return (
    <>
      <ListTable
        caption={props.caption}
        rows={people}
        rowKey={(person) => person.userId}
        columns={[
          {
            label: "Name",
            cell: (person) => (
              <span className="inline-flex flex-wrap items-center gap-1.5">
                <span dir="auto">{person.name}</span>
                {person.userId === self && <Badge>you</Badge>}
                {person.disabled && <Badge tone="warn">disabled</Badge>}
              </span>
            ),
          },
          { label: "Email", cell: (person) => person.email },
          {
            label: "Role",
            cell: (person) => (
              <Select
                aria-label={`Role of ${person.name}`}
                options={roles}
                value={person.role}
                disabled={busy}
                onChange={(event) => setWanted({ person, role: event.target.value })}
              />
            ),
          },
          ...props.columns,
          { label: "Actions", hideLabel: true, align: "end", cell: props.actions },
        ]}
      />
      {refusal && <FieldError>{refusal.message}</FieldError>}
      {wanted && (
        <ConfirmDialog
          open
          onOpenChange={(open) => open || setWanted(null)}
          title={`Make ${wanted.person.userId === self ? "yourself" : wanted.person.name} ${withArticle(wanted.role)}?`}
          description={props.roleNote}
          confirm={`Make ${withArticle(wanted.role)}`}
          onConfirm={async () => {
            const { person, role } = wanted;
            await run({ userId: person.userId, role }, () =>
              say({ title: `${person.name} is ${withArticle(role)} now` }),
            );
          }}
        />
      )}
    </>
  );
}
