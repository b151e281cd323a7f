import "server-only";
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "@/lib/core/text/canonical-json";
import { env } from "./env";

/** How far streams had come: the number and the hash of the last entry of each. */
export const headsSchema = z.record(z.string(), z.tuple([z.int(), z.string()]));
export type Heads = z.infer<typeof headsSchema>;

interface Key {
  /** Says which secret it comes from, and nothing of it. */
  id: string;
  key: Buffer;
}

function derive(secret: string, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", `touchstone audit ${purpose}`, bytes));
}

const keyOf = (secret: string): Key => ({
  id: derive(secret, "key id", 8).toString("hex"),
  key: derive(secret, "seal", 32),
});

/** What may be sealed: one kind of content is never taken for the other. */
type Kind = "anchor" | "file";

const mac = ({ key }: Key, kind: Kind, content: object) =>
  createHmac("sha256", key)
    .update(`${kind}\n${canonicalJson(content)}`)
    .digest("hex");

export interface Seal {
  keyId: string;
  signature: string;
}

/** Signs content by a key that is derived from the server's secret. */
export function seal(kind: Kind, content: object): Seal {
  const key = keyOf(env().NEXTAUTH_SECRET);
  return { keyId: key.id, signature: mac(key, kind, content) };
}

export type SealState = "good" | "forged" | "unknown-key";

/** Whether content is as it was when it was signed, as far as this server's secret and those before it can tell. */
export function checkSeal(kind: Kind, content: object, { keyId, signature }: Seal): SealState {
  const key = [env().NEXTAUTH_SECRET, ...env().AUDIT_OLD_SECRETS].map(keyOf).find(({ id }) => id === keyId);
  if (!key) return "unknown-key";
  const [expected, given] = [Buffer.from(mac(key, kind, content)), Buffer.from(signature)];
  return expected.length === given.length && timingSafeEqual(expected, given) ? "good" : "forged";
}

/** A short name for a text that must not be kept and cannot be guessed from it: the same text has the same. */
export function blindName(text: string): string {
  return createHmac("sha256", derive(env().NEXTAUTH_SECRET, "blind name", 32))
    .update(text)
    .digest("hex")
    .slice(0, 12);
}
