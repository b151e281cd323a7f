import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { DemoPeople } from "@/components/auth/demo-people";
import { SignInForm } from "@/components/auth/sign-in-form";
import type { Search } from "@/lib/address/address";
import { safePath, signInAddress } from "@/lib/auth/address";
import { currentActor } from "@/lib/auth/current";
import { listDemoPeople, mayUseDemo } from "@/lib/auth/demo";
import { oidcProvider } from "@/lib/auth/oidc";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const asked = await signInAddress.load(searchParams);
  const next = safePath(asked.next);
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
        <SignInForm next={next} error={asked.error} provider={oidcProvider()?.name} />
      </section>
    </>
  );
}
