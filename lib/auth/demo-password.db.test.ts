import { expect, test, vi } from "vitest";
import { makeUser } from "@/prisma/factories/people";
import { changePassword } from "../people/account-commands";
import { findByPassword } from "./password-sign-in";
import { hashPassword } from "./passwords";
import { actorOfSignIn, openSignIn } from "./sign-in";

// The environment is read once, before the first test.
vi.hoisted(() => {
  process.env.TOUCHSTONE_DEMO = "1";
});

const NEXT = "gold leaves a streak";
const signedIn = async (userId: string, method: string) => (await actorOfSignIn((await openSignIn(userId, method))!))!;

test("one of the demo's people who came by one click sets a password without the current one, nobody else does", async () => {
  const demo = await makeUser({ email: "lead@demo.local" });
  const known = { passwordHash: await hashPassword("a touchstone is dark slate") };
  const other = await makeUser(known);
  const dressedUp = await makeUser({ email: "lead@demo.local.example.org", ...known });
  for (const user of [other, dressedUp])
    expect(await changePassword(await signedIn(user.id, "demo"), { next: NEXT })).toMatchObject({ reason: "wrong" });
  expect(await changePassword(await signedIn(demo.id, "oidc"), { next: NEXT })).toMatchObject({
    reason: "no-password",
  });
  expect(await changePassword(await signedIn(demo.id, "demo"), { next: NEXT })).toMatchObject({ ok: true });
  expect(await findByPassword(demo.email, NEXT, new Headers())).toMatchObject({ ok: true });
  expect(await changePassword(await signedIn(demo.id, "password"), { next: `${NEXT}!` })).toMatchObject({
    reason: "wrong",
  });
});
