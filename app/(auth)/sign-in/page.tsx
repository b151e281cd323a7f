import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { DemoPeople } from "@/components/auth/demo-people";
import { SignInForm } from "@/components/auth/sign-in-form";
import { currentActor } from "@/lib/auth/current";
import { listDemoPeople, mayUseDemo } from "@/lib/auth/demo";
import { oidcProvider } from "@/lib/auth/oidc";
import { safePath } from "@/lib/auth/safe-path";

export const metadata: Metadata = { title: "Sign in" };

type Query = Promise<{ next?: string | string[]; callbackUrl?: string | string[]; error?: string | string[] }>;

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

export default async function SignInPage({ searchParams }: { searchParams: Query }) {
  const query = await searchParams;
  const next = safePath(first(query.next));
  if (await currentActor()) redirect(next);
  const people = mayUseDemo(await headers()) ? await listDemoPeople() : [];
  return (
    <>
      <header>
        <h1 className="text-xl font-semibold tracking-tight">Sign in</h1>
        <p className="text-base text-muted">
          Accounts are made by invitation. Lost your password? Ask an admin for a link.
        </p>
      </header>
      {people.length > 0 && (
        <section aria-labelledby="demo">
          <h2 id="demo" className="mb-2 text-base font-semibold">
            Look around the demo as
          </h2>
          <DemoPeople people={people} next={next} />
        </section>
      )}
      <section aria-labelledby={people.length > 0 ? "by-password" : undefined}>
        {people.length > 0 && (
          <h2 id="by-password" className="mb-3 text-base font-semibold">
            Or sign in to your own account
          </h2>
        )}
        <SignInForm next={next} error={first(query.error)} provider={oidcProvider()?.name} />
      </section>
    </>
  );
}
