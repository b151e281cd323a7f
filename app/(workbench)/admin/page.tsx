import type { Metadata } from "next";
import { InviteForm } from "@/components/admin/invite-form";
import { UserTable } from "@/components/admin/user-table";
import { InvitationTable } from "@/components/members/invitation-table";
import { Section } from "@/components/ui/section";
import type { Search } from "@/lib/address/address";
import { adminPage } from "@/lib/auth/current";
import * as actions from "@/lib/people/actions";
import { accountsTable } from "@/lib/people/address";
import { listInstanceInvitations } from "@/lib/people/invitation-queries";
import { listUsers } from "@/lib/people/user-queries";
import { deleteUserAction, disableUserAction } from "@/lib/project/actions";

export const metadata: Metadata = { title: "Accounts" };

export default async function AdminPage({ searchParams }: { searchParams: Search }) {
  const scope = await adminPage();
  const asked = await accountsTable.load(searchParams);
  const [users, invitations] = await Promise.all([listUsers(scope, asked), listInstanceInvitations(scope)]);
  return (
    <div className="grid gap-8">
      <Section title="Accounts">
        <UserTable
          users={users.rows.map(({ id, instanceRole, disabledAt, ...user }) => ({
            ...user,
            userId: id,
            role: instanceRole,
            disabled: disabledAt !== null,
          }))}
          total={users.total}
          self={scope.actor.userId}
          setRole={actions.setInstanceRoleAction}
          disable={disableUserAction}
          remove={deleteUserAction}
          enable={actions.enableUserAction}
          resetLink={actions.issueResetLinkAction}
        />
      </Section>
      <Section title="Invite" note="Leads invite to their projects themselves, in the project's settings.">
        <InviteForm invite={actions.inviteToInstanceAction} />
      </Section>
      <Section title="Open links">
        <InvitationTable invitations={invitations} revoke={actions.revokeInstanceInvitationAction} />
      </Section>
    </div>
  );
}
