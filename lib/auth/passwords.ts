import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { MAX_PASSWORD_LENGTH } from "../people/schema";

// argon2id with OWASP's minimum: 19 MiB, two passes.
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Keyboards write the same character in different ways; NIST SP 800-63B asks for one form. */
const oneForm = (password: string) => password.normalize("NFKC");

export function hashPassword(password: string): Promise<string> {
  return hash(oneForm(password), OPTIONS);
}

let decoy: Promise<string> | undefined;

/** Takes the same time whether or not the account exists, so that time tells nothing. What is too long for a password is none. */
export async function checkPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword("no account has this password");
  const isTooLong = password.length > MAX_PASSWORD_LENGTH;
  const matches = await verify(passwordHash ?? (await decoy), isTooLong ? "" : oneForm(password));
  return matches && Boolean(passwordHash);
}
