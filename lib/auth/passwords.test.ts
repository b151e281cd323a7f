import { expect, test } from "vitest";
import { MAX_PASSWORD_LENGTH, newPasswordSchema } from "../people/schema";
import { checkPassword, hashPassword } from "./passwords";

test("a password has 12 to 1,000 characters, and is taken whole", async () => {
  const taken = (length: number) => newPasswordSchema.safeParse("x".repeat(length)).success;
  expect([11, 12, 64, 1000, 1001].map(taken)).toEqual([false, true, true, true, false]);
  const longest = "long".repeat(MAX_PASSWORD_LENGTH / 4);
  const hash = await hashPassword(longest);
  expect(await checkPassword(hash, longest)).toBe(true);
  for (const other of [`${longest}x`, longest.slice(0, -1), longest.toUpperCase(), ` ${longest.slice(1)}`])
    expect(await checkPassword(hash, other)).toBe(false);
});

test("what is stored is argon2id with a salt of its own, at the cost that OWASP asks for", async () => {
  const [one, two] = [await hashPassword("gold leaves a streak"), await hashPassword("gold leaves a streak")];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
});
