import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** Shortest password; there is no other rule (NIST SP 800-63B). */
export const MIN_PASSWORD_LENGTH = 12;

// argon2id with OWASP's minimum: 19 MiB, two passes.
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

let decoy: Promise<string> | undefined;

/** Takes the same time whether or not the account exists, so that time tells nothing. */
export async function checkPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword("no account has this password");
  const matches = await verify(passwordHash ?? (await decoy), password);
  return matches && Boolean(passwordHash);
}
