import type { Metadata } from "next";
import { NameForm } from "@/components/account/name-form";
import { OwnData } from "@/components/account/own-data";
import { PasswordForm } from "@/components/account/password-form";
import { EndOthersButton, SignInList } from "@/components/account/sign-in-list";
import { TokenForm } from "@/components/account/token-form";
import { TokenList } from "@/components/account/token-list";
import { PageHeader } from "@/components/frame/page-header";
import { Section } from "@/components/ui/section";
import { requireActor } from "@/lib/auth/current";
import { PROJECT_ROLES } from "@/lib/auth/permissions";
import { hasPassword, isDemoSignIn, listSignIns } from "@/lib/people/account-queries";
import * as actions from "@/lib/people/actions";
import { MAX_TOKEN_DAYS, MIN_PASSWORD_LENGTH } from "@/lib/people/schema";
import { listTokens, tokenClock } from "@/lib/people/token-queries";
import { deleteOwnAccountAction } from "@/lib/project/actions";
import { listProjects } from "@/lib/project/queries";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const actor = await requireActor();
  const [signIns, tokens, projects, password, isDemo, now] = await Promise.all([
    listSignIns(actor),
    listTokens(actor),
    listProjects(actor, { limit: 200 }),
    hasPassword(actor),
    isDemoSignIn(actor),
    tokenClock(),
  ]);
  return (
    <>
      <PageHeader
        title="Account"
        question="Who you are here, where you are signed in, and what programs may do for you."
      />
      <div className="grid gap-8">
        <Section title="You">
          <NameForm email={actor.email} name={actor.name} change={actions.changeNameAction} />
        </Section>
        <Section
          title="Password"
          note="Changing it signs you out everywhere else. Tokens keep working unless you end them too."
        >
          {password || isDemo ? (
            <PasswordForm
              email={actor.email}
              minLength={MIN_PASSWORD_LENGTH}
              asksCurrent={!isDemo}
              change={actions.changePasswordAction}
            />
          ) : (
            <p className="text-muted">You sign in without a password. An admin can make you a link that sets one.</p>
          )}
        </Section>
        <Section
          title="Where you are signed in"
          actions={signIns.length > 1 && <EndOthersButton end={actions.endOtherSignInsAction} />}
        >
          <SignInList signIns={signIns} end={actions.endSignInAction} />
        </Section>
        <Section
          title="API tokens"
          note="For programs. A token is shown once and can be narrowed to a project and a role."
        >
          <TokenList tokens={tokens} revoke={actions.revokeTokenAction} />
          <TokenForm
            projects={projects.items.map(({ id, name }) => ({ value: id, label: name }))}
            roles={PROJECT_ROLES.map((role) => ({ value: role, label: `at most ${role}` }))}
            now={now.getTime()}
            maxDays={MAX_TOKEN_DAYS}
            make={actions.makeTokenAction}
          />
        </Section>
        <Section title="Your data">
          <OwnData email={actor.email} asksPassword={password && !isDemo} remove={deleteOwnAccountAction} />
        </Section>
      </div>
    </>
  );
}
