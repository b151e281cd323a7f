import type { Metadata } from "next";
import { AddMemberForm } from "@/components/members/add-member-form";
import { InvitationTable } from "@/components/members/invitation-table";
import { MemberTable } from "@/components/members/member-table";
import { ROLE_OPTIONS, ROLE_WORDS } from "@/components/members/role-words";
import { ArchiveSection } from "@/components/project/archive-section";
import { Section } from "@/components/ui/section";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import * as actions from "@/lib/people/actions";
import { membersTable } from "@/lib/people/address";
import { listProjectInvitations } from "@/lib/people/invitation-queries";
import { findMembers, knownPeople } from "@/lib/people/member-queries";
import {
  archiveProjectAction,
  changeRoleAction,
  deleteProjectAction,
  previewRemovalAction,
  removeMemberAction,
  restoreProjectAction,
} from "@/lib/project/actions";
import { countContent } from "@/lib/project/content-counts";
import { WorkSettings } from "./work-settings";

export const metadata: Metadata = { title: "Settings" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function SettingsPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "project:end", "members:manage");
  const asked = await membersTable.load(searchParams);
  const [members, invitations, known, content] = await Promise.all([
    findMembers(scope, asked),
    listProjectInvitations(scope),
    knownPeople(scope),
    scope.project.archived ? countContent(scope) : null,
  ]);
  return (
    <div className="grid gap-8">
      {!scope.project.archived && <WorkSettings actor={scope.actor} projectId={id} />}
      <Section id="members" title="Members" note="A removed member's labels stay.">
        <MemberTable
          members={members.rows}
          total={members.total}
          self={scope.actor.userId}
          changeRole={changeRoleAction.bind(null, id)}
          previewRemoval={previewRemovalAction.bind(null, id)}
          remove={removeMemberAction.bind(null, id)}
        />
        <AddMemberForm
          label="Add or invite"
          roles={ROLE_OPTIONS}
          defaultRole="annotator"
          roleHelp={ROLE_WORDS}
          known={known}
          add={actions.addMemberAction.bind(null, id)}
        />
      </Section>
      <Section title="Open invitations">
        <InvitationTable invitations={invitations} revoke={actions.revokeInvitationAction.bind(null, id)} />
      </Section>
      <Section id="end" title="Archive or delete">
        <ArchiveSection
          name={scope.project.name}
          content={content}
          archive={archiveProjectAction.bind(null, id)}
          restore={restoreProjectAction.bind(null, id)}
          remove={deleteProjectAction.bind(null, id)}
        />
      </Section>
    </div>
  );
}
