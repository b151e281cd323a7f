import type { CredentialsConfig } from "next-auth/providers/credentials";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { makeUser } from "@/prisma/factories/people";
import type { DEMO_EMAILS } from "./demo";

vi.mock("@/lib/server/peer", () => ({ peerAddress: (headers: Headers) => headers.get("test-peer") }));

const LEAD: (typeof DEMO_EMAILS)[number] = "lead@demo.local";
const here = { host: "127.0.0.1:3000", "test-peer": "127.0.0.1", "x-forwarded-for": "127.0.0.1" };

let leadId: string;
beforeAll(async () => {
  leadId = (await makeUser({ email: LEAD })).id;
});

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv("TOUCHSTONE_DEMO", "1");
  vi.stubEnv("NEXTAUTH_URL", "http://127.0.0.1:3000");
});
afterEach(() => vi.unstubAllEnvs());

async function provider(id: "demo" | "password") {
  const { authOptions } = await import("./options");
  const found = authOptions().providers.find((one) => (one.options as { id?: string } | undefined)?.id === id);
  return found?.options as unknown as CredentialsConfig | undefined;
}

async function signInAs(email: string, headers: Record<string, string>) {
  return (await provider("demo"))!.authorize({ email }, { headers });
}

describe("the demo's one-click sign-in", () => {
  it("opens for the demo's people, on this machine", async () => {
    expect(await signInAs(LEAD, here)).toMatchObject({ id: leadId, signInId: expect.any(String) });
  });

  it.each([
    ["from another machine", { ...here, "test-peer": "203.0.113.7" }],
    [
      "from another machine that calls us localhost and itself loopback",
      { host: "localhost", "test-peer": "203.0.113.7", "x-forwarded-for": "127.0.0.1" },
    ],
    ["through a proxy", { ...here, "x-forwarded-for": "203.0.113.7" }],
    ["under a public name", { ...here, host: "labels.example" }],
    ["when nobody noted where the connection comes from", { host: here.host, "x-forwarded-for": "127.0.0.1" }],
  ] as [string, Record<string, string>][])("stays shut %s", async (_case, headers) => {
    expect(await signInAs(LEAD, headers)).toBeNull();
  });

  it("stays shut for everybody who is not of the demo", async () => {
    const user = await makeUser({ instanceRole: "admin" });
    expect(await signInAs(user.email, here)).toBeNull();
  });

  it("does not exist outside of demo mode", async () => {
    vi.stubEnv("TOUCHSTONE_DEMO", "0");
    expect(await provider("demo")).toBeUndefined();
    expect(await provider("password")).toBeDefined();
  });
});

it("lets nothing of a failure inside into the address that the browser is sent to", async () => {
  vi.stubEnv("DATABASE_URL", "postgresql://nobody:secret@127.0.0.1:1/none");
  vi.stubEnv("LOG_LEVEL", "silent");
  delete (globalThis as { touchstoneDatabase?: unknown }).touchstoneDatabase;
  const credentials = { email: LEAD, password: "a touchstone is dark slate" };
  const attempt = (await provider("password"))!.authorize(credentials, { headers: here });
  await expect(attempt).rejects.toThrow(/^unavailable$/);
});

describe("single sign-on", () => {
  const identity = {
    account: { provider: "oidc", providerAccountId: "subject" },
    user: { id: "subject", email: null },
  };

  async function callbacks() {
    vi.stubEnv("LOG_LEVEL", "silent");
    vi.stubEnv("OIDC_ISSUER", "https://id.example");
    vi.stubEnv("OIDC_CLIENT_ID", "touchstone");
    delete (globalThis as { touchstoneDatabase?: unknown }).touchstoneDatabase;
    vi.doMock("next/headers", () => ({ headers: async () => new Headers({ "test-peer": "192.0.2.9" }) }));
    return (await import("./options")).authOptions();
  }

  it("of an identity without an account, and an answer that does not fit, stand among what was refused", async () => {
    const { callbacks: asked, logger } = await callbacks();
    expect(await asked!.signIn!(identity as never)).toBe(false);
    logger!.error!("OAUTH_CALLBACK_ERROR", new Error("state mismatch"));
    const { refusalsWritten } = await import("./refused");
    // The address is read from the request's headers first.
    await new Promise(setImmediate);
    await refusalsWritten();
    const { db } = await import("@/lib/server/db");
    const entries = await db().auditEntry.findMany({ where: { stream: "refused" }, orderBy: { number: "asc" } });
    const place = "/api/auth/callback/oidc";
    expect(entries.filter(({ detail }) => (detail as { place?: string }).place === place)).toMatchObject([
      { action: "sign-in.refused" },
      { action: "sign-in.broken" },
    ]);
    expect(JSON.stringify(entries)).not.toContain("mismatch");
  });

  it("tells nothing of a failure inside either", async () => {
    vi.stubEnv("DATABASE_URL", "postgresql://nobody:secret@127.0.0.1:1/none");
    const { callbacks: asked } = await callbacks();
    expect(await asked!.signIn!(identity as never)).toBe("/sign-in?error=unavailable");
  });
});
