"use client";

import type { TableColumn } from "@/components/table/table-column";
import { Time } from "@/components/ui/time";
import type { Outcome } from "@/components/ui/use-command";
import { membersTable } from "@/lib/people/address";
import type { Removal } from "@/lib/project/member-removal";
import { type ListedPerson, PeopleTable } from "./people-table";
import { RemoveMember } from "./remove-member";
import { ROLE_OPTIONS } from "./role-words";

export interface MemberView extends ListedPerson {
  joinedAt: Date;
}

interface MemberTableProps {
  members: MemberView[];
  /** Those that match, on all pages. */
  total: number;
  self: string;
  changeRole: (input: { userId: string; role: string }) => Promise<Outcome<unknown>>;
  previewRemoval: (input: { userId: string }) => Promise<Outcome<Removal>>;
  remove: (input: { userId: string }) => Promise<Outcome<unknown>>;
}

const COLUMNS: readonly TableColumn<MemberView>[] = [
  { id: "joined", header: "Member since", cell: ({ joinedAt }) => <Time at={joinedAt.getTime()} />, width: "9rem" },
];

/** The members of a project. */
export function MemberTable({ members, total, self, changeRole, previewRemoval, remove }: MemberTableProps) {
  return (
    <PeopleTable
      caption="Members of this project"
      noun="member"
      definition={membersTable}
      rows={members}
      total={total}
      self={self}
      roles={ROLE_OPTIONS}
      roleNote="The new role holds from their next step in this project. Labels and resolutions stay; a viewer’s examples in hand go back to the others, with what they began kept as drafts on the round’s page."
      changeRole={changeRole}
      columns={COLUMNS}
      actionsWidth="6rem"
      actions={(member) => (
        <RemoveMember member={member} isSelf={member.userId === self} preview={previewRemoval} remove={remove} />
      )}
    />
  );
}
