import type { Metadata } from "next";
import { InviteForm } from "@/components/admin/invite-form";
import { UserSearch } from "@/components/admin/user-search";
import { UserTable } from "@/components/admin/user-table";
import { InvitationTable } from "@/components/members/invitation-table";
import { LinkButton } from "@/components/ui/link-button";
import { NothingMatches } from "@/components/ui/nothing-matches";
import { Section } from "@/components/ui/section";
import type { Search } from "@/lib/address/address";
import { adminPage } from "@/lib/auth/current";
import * as actions from "@/lib/people/actions";
import { accountsAddress } from "@/lib/people/address";
import { listInstanceInvitations } from "@/lib/people/invitation-queries";
import { listUsers } from "@/lib/people/user-queries";

export const metadata: Metadata = { title: "Accounts" };

export default async function AdminPage({ searchParams }: { searchParams: Search }) {
  const scope = await adminPage();
  const { q: search = "", after } = await accountsAddress.load(searchParams);
  const [users, invitations] = await Promise.all([listUsers(scope, { search, after }), listInstanceInvitations(scope)]);
  return (
    <div className="grid gap-8">
      <Section title="Accounts">
        <UserSearch search={search} />
        {users.items.length === 0 && <NothingMatches noun="account" clear="/admin" />}
        {users.items.length > 0 && (
          <UserTable
            users={users.items.map(({ id, instanceRole, disabledAt, ...user }) => ({
              ...user,
              userId: id,
              role: instanceRole,
              disabled: disabledAt !== null,
            }))}
            self={scope.actor.userId}
            setRole={actions.setInstanceRoleAction}
            disable={actions.disableUserAction}
            enable={actions.enableUserAction}
            resetLink={actions.issueResetLinkAction}
          />
        )}
        {users.next && (
          <LinkButton
            href={accountsAddress.href("/admin", { q: search, after: users.next })}
            size="sm"
            className="mt-3"
          >
            More accounts
          </LinkButton>
        )}
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
