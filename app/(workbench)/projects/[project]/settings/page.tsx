import type { Metadata } from "next";
import { AddMemberForm } from "@/components/members/add-member-form";
import { InvitationTable } from "@/components/members/invitation-table";
import { MemberTable } from "@/components/members/member-table";
import { ReaderTable } from "@/components/members/reader-table";
import { ROLE_OPTIONS, ROLE_WORDS } from "@/components/members/role-words";
import { SettingsForm } from "@/components/project/settings-form";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { versionReaders } from "@/lib/assign/acknowledgement-queries";
import * as actions from "@/lib/auth/actions";
import { projectPage } from "@/lib/auth/current";
import { listProjectInvitations } from "@/lib/auth/invitation-queries";
import { knownPeople } from "@/lib/auth/known-people";
import { listMembers } from "@/lib/auth/member-queries";
import { isUuid } from "@/lib/auth/uuid";
import { previewRemovalAction, removeMemberAction } from "@/lib/project/member-actions";
import { readSettings } from "@/lib/project/settings";
import { changeSettingsAction } from "@/lib/project/settings-actions";

export const metadata: Metadata = { title: "Settings" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ after?: string }>;
}

export default async function SettingsPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "project:manage", "members:manage");
  const { after } = await searchParams;
  const [settings, members, invitations, readers, known] = await Promise.all([
    readSettings(scope),
    listMembers(scope, { limit: 100, cursor: after && isUuid(after) ? after : undefined }),
    listProjectInvitations(scope),
    versionReaders(scope),
    knownPeople(scope),
  ]);
  return (
    <div className="grid gap-8">
      <Section
        title="Project"
        note="Holds for what is handed out from now on. Rounds keep the overlap they were opened with."
      >
        <SettingsForm key={JSON.stringify(settings)} settings={settings} change={changeSettingsAction.bind(null, id)} />
      </Section>
      <Section title="Members" note="A removed member's labels stay.">
        <MemberTable
          members={members.items}
          self={scope.actor.userId}
          changeRole={actions.changeRoleAction.bind(null, id)}
          previewRemoval={previewRemovalAction.bind(null, id)}
          remove={removeMemberAction.bind(null, id)}
        />
        {members.next && (
          <LinkButton href={`?after=${members.next}`} size="sm" className="mt-3">
            More members
          </LinkButton>
        )}
        <AddMemberForm
          label="Add or invite"
          roles={ROLE_OPTIONS}
          defaultRole="annotator"
          roleHelp={ROLE_WORDS}
          known={known}
          add={actions.addMemberAction.bind(null, id)}
        />
      </Section>
      <Section
        title={`Who has read version ${scope.project.versionNumber}`}
        note="After the project moved to a version, nobody gets work under it before they have read what changed."
      >
        <ReaderTable readers={readers} />
      </Section>
      <Section title="Open invitations">
        <InvitationTable invitations={invitations} revoke={actions.revokeInvitationAction.bind(null, id)} />
      </Section>
    </div>
  );
}
