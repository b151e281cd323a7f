import type { ReactNode } from "react";
import { withArticle } from "@/components/members/role-words";
import { LinkButton } from "@/components/ui/link-button";
import { Time } from "@/components/ui/time";
import { signInHref } from "@/lib/auth/address";
import { JoinButton } from "./join-button";
import { type Accept, NewAccountForm } from "./new-account-form";
import { SignOutButton } from "./sign-out-button";

export interface InvitationView {
  /** Null where whoever opens it says who they are. */
  email: string | null;
  /** The email has an account. */
  known: boolean;
  inviterName: string | null;
  projectName: string | null;
  role: string | null;
  /** It only sets a new password. */
  isReset: boolean;
  expiresAt: string;
}

interface InvitationTaskProps {
  invitation: InvitationView;
  token: string;
  signedInAs: string | null;
  minLength: number;
  accept: Accept;
}

/** What an open invitation asks of whoever opens it: make an account, join with one, sign in first, or sign out first. */
export function InvitationTask(props: InvitationTaskProps) {
  const { invitation } = props;
  return (
    <>
      <header>
        <h1 className="text-xl font-semibold tracking-tight wrap-anywhere">{titleOf(invitation)}</h1>
        <p className="text-base text-muted">
          {invitation.inviterName ? `${invitation.inviterName} sent you this link. ` : ""}It works once, until{" "}
          <Time at={invitation.expiresAt} form="absolute" />.
        </p>
      </header>
      <Step {...props} />
    </>
  );
}

function titleOf({ isReset, projectName, role }: InvitationView): ReactNode {
  if (isReset) return "Set a new password";
  if (projectName) {
    return (
      <>
        Join <bdi>{projectName}</bdi> as {withArticle(role ?? "viewer")}
      </>
    );
  }
  return role === "member" ? "Join this Touchstone" : `Join this Touchstone as ${withArticle(role ?? "member")}`;
}

function Step({ invitation, token, signedInAs, minLength, accept }: InvitationTaskProps) {
  const { email, known, isReset } = invitation;
  if (isReset) {
    return (
      <>
        <p>Setting it ends every sign-in of {email}; your work stays as it is.</p>
        <NewAccountForm kind="password" {...{ token, email, minLength, accept }} />
      </>
    );
  }
  if (signedInAs && email && signedInAs !== email) {
    return (
      <>
        <p>
          This link is for {email}, and you are signed in as {signedInAs}. Sign out, then open it again.
        </p>
        <SignOutButton className="justify-self-start" />
      </>
    );
  }
  if (signedInAs) {
    return (
      <>
        <p>You are signed in as {signedInAs}.</p>
        <JoinButton token={token} label={`Join as ${withArticle(invitation.role ?? "member")}`} accept={accept} />
      </>
    );
  }
  if (known) {
    return (
      <>
        <p>{email} has an account. Sign in to it; then you can join.</p>
        <LinkButton variant="primary" href={signInHref(`/invitation/${token}`)} className="justify-self-start">
          Sign in
        </LinkButton>
      </>
    );
  }
  return <NewAccountForm kind="account" {...{ token, email, minLength, accept }} />;
}
