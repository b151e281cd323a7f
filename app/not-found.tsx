import type { Metadata } from "next";
import { headers } from "next/headers";
import { Mark } from "@/components/frame/mark";
import { LinkButton } from "@/components/ui/link-button";

export const metadata: Metadata = { title: "Not found" };

export default async function NotFound() {
  // Rendered for each request: a page made at build time could not carry the nonce that its scripts need.
  await headers();
  return (
    <main className="grid max-w-xl gap-3 p-6">
      <Mark className="size-8" />
      <h1 className="text-xl font-semibold tracking-tight">There is nothing here, or it is not open to you</h1>
      <p className="text-base text-muted">
        The address may be mistyped, or the page belongs to a project or a role that you do not have. Ask a lead of the
        project to add you, or go on from the start.
      </p>
      <LinkButton href="/" className="justify-self-start">
        Go home
      </LinkButton>
    </main>
  );
}
