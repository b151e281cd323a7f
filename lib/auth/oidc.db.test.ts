import { afterAll, expect, it, vi } from "vitest";
import { db } from "@/lib/server/db";
import { makeUser } from "@/prisma/factories/people";

vi.stubEnv("OIDC_ISSUER", "https://id.example/");
vi.stubEnv("OIDC_CLIENT_ID", "touchstone");
const { accountOfIdentity, oidcProvider } = await import("./oidc");
afterAll(() => vi.unstubAllEnvs());

it("opens no account that was not made here before", async () => {
  const before = await db().user.count();
  expect(await accountOfIdentity("subject-1", "stranger@example.org")).toBeNull();
  expect(await accountOfIdentity("subject-1", null)).toBeNull();
  expect(await db().user.count()).toBe(before);
});

it("links an account at the first sign-in and knows it by its subject from then on", async () => {
  const user = await makeUser({ email: "ada@example.org" });
  expect(await accountOfIdentity("subject-2", "Ada@Example.org")).toBe(user.id);
  expect(await accountOfIdentity("subject-2", "new-address@example.org")).toBe(user.id);
  expect(await accountOfIdentity("subject-3", "ada@example.org")).toBeNull();
});

it("keeps disabled accounts out, linked or not", async () => {
  const [linked, unlinked] = [await makeUser(), await makeUser()];
  await accountOfIdentity("subject-4", linked.email);
  await db().user.updateMany({ where: { id: { in: [linked.id, unlinked.id] } }, data: { disabledAt: new Date(0) } });
  expect(await accountOfIdentity("subject-4", linked.email)).toBeNull();
  expect(await accountOfIdentity("subject-5", unlinked.email)).toBeNull();
});

it("believes an email only where the provider says, as a boolean, that it verified it", () => {
  const profile = oidcProvider()!.profile as unknown as (claims: object) => { email: string | null };
  const claims = { sub: "s", email: "ada@example.org" };
  expect(profile({ ...claims, email_verified: true }).email).toBe("ada@example.org");
  for (const email_verified of [false, "false", "true", undefined])
    expect(profile({ ...claims, email_verified }).email).toBeNull();
});

it("asks for proof that code, state and token belong together", () => {
  expect(oidcProvider()).toMatchObject({
    checks: ["pkce", "state", "nonce"],
    wellKnown: "https://id.example/.well-known/openid-configuration",
    client: { token_endpoint_auth_method: "none" },
  });
});
