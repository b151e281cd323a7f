import type { Metadata } from "next";
import { headers } from "next/headers";
import { InvitationTask, type InvitationView } from "@/components/auth/invitation-task";
import { LinkButton } from "@/components/ui/link-button";
import { currentActor } from "@/lib/auth/current";
import { noteRefusedResult } from "@/lib/auth/refused";
import { acceptInvitationAction } from "@/lib/people/actions";
import { closedInvitation, type Invitation, isReset, readInvitation } from "@/lib/people/read-invitation";
import { MIN_PASSWORD_LENGTH } from "@/lib/people/schema";

export const metadata: Metadata = { title: "Invitation", robots: { index: false } };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await readInvitation(token);
  if (invitation?.state !== "open") {
    const { reason, message } = closedInvitation(invitation);
    noteRefusedResult(reason, { headers: await headers(), actor: await currentActor(), place: "invitation.accept" });
    return <Closed words={message} />;
  }
  const actor = await currentActor();
  return (
    <InvitationTask
      invitation={viewOf(invitation)}
      token={token}
      signedInAs={actor?.email ?? null}
      minLength={MIN_PASSWORD_LENGTH}
      accept={acceptInvitationAction}
    />
  );
}

function viewOf(invitation: Invitation): InvitationView {
  const { email, known, inviterName, projectName, projectRole, instanceRole } = invitation;
  return {
    email,
    known,
    inviterName,
    projectName,
    role: projectRole ?? instanceRole,
    isReset: isReset(invitation),
    expiresAt: invitation.expiresAt.toISOString(),
  };
}

function Closed({ words }: { words: string }) {
  return (
    <>
      <header>
        <h1 className="text-xl font-semibold tracking-tight">This link does not open</h1>
        <p className="text-base text-muted">{words}</p>
      </header>
      <LinkButton href="/sign-in" className="justify-self-start">
        Go to sign in
      </LinkButton>
    </>
  );
}
