import type { Metadata } from "next";
import { headers } from "next/headers";
import { NothingHere } from "@/components/workbench/nothing-here";

export const metadata: Metadata = { title: "Not found" };

export default async function NotFound() {
  // Rendered for each request: a page made at build time could not carry the nonce that its scripts need.
  await headers();
  return (
    <main className="p-6">
      <NothingHere />
    </main>
  );
}
