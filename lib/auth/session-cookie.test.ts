import { encode } from "next-auth/jwt";
import { beforeAll, expect, it, vi } from "vitest";
import { hostCookies, sessionCookieName, signInOfCookie } from "./session-cookie";

const SECRET = "a-long-enough-text-of-no-meaning-for-tests-0123456789";
const SIGN_IN = "01a1fcf4-6b06-74bb-9884-e17514b1d948";

beforeAll(() => {
  vi.stubEnv("DATABASE_URL", "postgresql://nobody@127.0.0.1/none");
  vi.stubEnv("NEXTAUTH_SECRET", SECRET);
  vi.stubEnv("NEXTAUTH_URL", "https://labels.example");
});

const cookieOf = (signInId: unknown, secret = SECRET, maxAge = 60) =>
  encode({ token: { sub: "somebody", signInId }, secret, maxAge });

it("reads the sign-in of a cookie that we sealed", async () => {
  expect(await signInOfCookie(await cookieOf(SIGN_IN))).toBe(SIGN_IN);
});

it("reads nothing from a cookie that is sealed by others, too old, damaged, or names no sign-in", async () => {
  const sealed = await cookieOf(SIGN_IN);
  const wrong = [
    await cookieOf(SIGN_IN, "another-long-enough-text-of-no-meaning-0123456789"),
    await cookieOf(SIGN_IN, SECRET, -60),
    await cookieOf("not-a-uuid"),
    await cookieOf(undefined),
    `${sealed.slice(0, -2)}xx`,
    "a.b.c.d.e",
    "",
  ];
  for (const cookie of wrong) expect(await signInOfCookie(cookie)).toBeNull();
});

it("on https every cookie of a sign-in is this host's alone, and for no script to read", () => {
  expect(hostCookies().sessionToken.name).toBe(sessionCookieName());
  for (const [kind, { name, options }] of Object.entries(hostCookies())) {
    expect(name, kind).toMatch(/^__Host-/);
    expect(options, kind).toMatchObject({ httpOnly: true, secure: true, sameSite: "lax", path: "/" });
    expect(options, kind).not.toHaveProperty("domain");
  }
});
