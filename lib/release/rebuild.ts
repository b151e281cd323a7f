import "server-only";
import { createHash } from "node:crypto";
import type { ProjectScope } from "@/lib/auth/scope";
import { ok } from "@/lib/server/errors";
import { log } from "@/lib/server/log";
import { planExport } from "./plan";
import { findRelease } from "./queries";
import { writeExport } from "./write-export";

/** Builds the file of a release again from its manifest. */
export async function rebuildRelease(scope: ProjectScope<"export:read">, number: string) {
  const release = await findRelease(scope, number);
  if (!release.ok) return release;
  const { manifest } = release.value;
  const plan = await planExport(scope, manifest.query, manifest);
  if (!plan.ok) return plan;
  const { bytes } = writeExport(scope, { ...plan.value, people: "codes" }, manifest.marks);
  return ok({ manifest, format: plan.value.format, bytes: verified(bytes, manifest.sha256) });
}

/** The same bytes, the last of them only when the whole has the right checksum; else the transfer breaks off. */
async function* verified(bytes: AsyncGenerator<Uint8Array>, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let held: Uint8Array | null = null;
  for await (const chunk of bytes) {
    hash.update(chunk);
    if (held) yield held;
    held = chunk;
  }
  const found = hash.digest("hex");
  if (found !== sha256) {
    log.error({ found, sha256 }, "a release was not rebuilt as it was made");
    throw new Error("This release could not be built again as it was made. Nothing was changed; tell the operator.");
  }
  if (held) yield held;
}
