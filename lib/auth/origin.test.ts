import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const SECRET = "Zk3vQ9x1Lw7Tn4Rb8Yc2Hd6Gf0Jm5Ps9";

async function load(environment: Record<string, string>) {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "postgresql://nobody@127.0.0.1/none");
  vi.stubEnv("NEXTAUTH_SECRET", SECRET);
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const { notePeers } = await import("@/lib/server/peer");
  notePeers();
  return import("./origin");
}

/** What a real server sees when a client on this machine sends these headers. */
async function seen(sent: Record<string, string>): Promise<Headers> {
  const received = deferred<Headers>();
  const server = createServer((incoming, response) => {
    received.resolve(new Headers(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])));
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  request({ port, host: "127.0.0.1", headers: { host: `127.0.0.1:${port}`, ...sent } }).end();
  const headers = await received.promise;
  server.close();
  return headers;
}

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

describe("on a server of this machine", () => {
  let origin: Awaited<ReturnType<typeof load>>;
  beforeEach(async () => {
    origin = await load({ NEXTAUTH_URL: "http://127.0.0.1:3000" });
  });
  afterEach(() => vi.unstubAllEnvs());

  it.each(["localhost:3000", "127.0.0.1", "[::1]:80", "127.9.9.9:1"])(
    "a request from here to %s is loopback",
    async (host) => {
      expect(origin.isLoopback(await seen({ host }))).toBe(true);
    },
  );

  it.each([
    ["another name that leads here", { host: "rebound.example:3000" }],
    ["a name that only begins like one of ours", { host: "localhost.example" }],
    ["a name with credentials", { host: "localhost@example.org" }],
    ["a client behind a proxy", { "x-forwarded-for": "203.0.113.7" }],
    ["a client that adds our address to a proxy's", { "x-forwarded-for": "203.0.113.7, 127.0.0.1" }],
    ["a chain that begins with our address", { "x-forwarded-for": "127.0.0.1, 203.0.113.7" }],
    ["a proxy that says so", { forwarded: "for=127.0.0.1" }],
    ["a proxy by another header", { "x-real-ip": "127.0.0.1" }],
  ])("%s is not loopback", async (_case, headers) => {
    expect(origin.isLoopback(await seen(headers))).toBe(false);
  });

  it("believes the connection, not what the client says about it", async () => {
    const headers = await seen({ "x-touchstone-peer": "203.0.113.7" });
    expect(origin.clientAddress(headers)).toMatch(/127\.0\.0\.1$/);
    const remote = await seen({});
    remote.set("x-touchstone-peer", "203.0.113.7");
    remote.set("x-forwarded-for", "127.0.0.1");
    expect(origin.isLoopback(remote)).toBe(false);
    remote.delete("x-touchstone-peer");
    expect(origin.isLoopback(remote)).toBe(false);
  });

  it("does not believe x-forwarded-for and x-forwarded-host without a trusted proxy", async () => {
    const headers = await seen({ "x-forwarded-for": "203.0.113.7", "x-forwarded-host": "elsewhere.example" });
    expect(origin.clientAddress(headers)).toMatch(/127\.0\.0\.1$/);
    expect(origin.requestHost(headers)).toMatch(/^127\.0\.0\.1:/);
  });
});

describe("behind a trusted proxy or under a public address", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("nothing is loopback, and the proxy names client and host", async () => {
    const origin = await load({ TRUST_PROXY: "1", NEXTAUTH_URL: "http://127.0.0.1:3000" });
    const headers = await seen({ "x-forwarded-for": "10.0.0.1, 203.0.113.7", "x-forwarded-host": "labels.example" });
    expect(origin.isLoopback(await seen({}))).toBe(false);
    expect(origin.clientAddress(headers)).toBe("203.0.113.7");
    expect(origin.requestHost(headers)).toBe("labels.example");
  });

  it("nothing is loopback where the instance is published", async () => {
    const origin = await load({ TRUST_PROXY: "0", NEXTAUTH_URL: "https://labels.example" });
    expect(origin.isLoopback(await seen({}))).toBe(false);
  });
});

describe("requireSameOrigin", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("lets our own pages pass", async () => {
    const { requireSameOrigin } = await load({ TRUST_PROXY: "0" });
    requireSameOrigin(new Headers({ host: "labels.example", origin: "https://labels.example" }));
  });

  it("lets an action pass that Next.js hands on to itself, by the host that the browser used", async () => {
    const { requireSameOrigin } = await load({ TRUST_PROXY: "0" });
    const handedOn = { host: "127.0.0.1:4000", "x-forwarded-host": "labels.example", "x-action-forwarded": "1" };
    requireSameOrigin(new Headers({ ...handedOn, origin: "https://labels.example" }));
    expect(() => requireSameOrigin(new Headers({ ...handedOn, origin: "https://evil.example" }))).toThrow();
  });

  it.each([
    ["no origin", { host: "labels.example" }],
    ["an opaque origin", { host: "labels.example", origin: "null" }],
    ["another site", { host: "labels.example", origin: "https://evil.example" }],
    ["a site below ours", { host: "labels.example", origin: "https://x.labels.example" }],
    ["another port", { host: "labels.example", origin: "https://labels.example:8443" }],
    [
      "another site that forwards our name",
      { host: "labels.example", origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    ],
    ["no host", { origin: "https://labels.example" }],
  ] as [string, Record<string, string>][])("refuses %s", async (_case, headers) => {
    const { requireSameOrigin } = await load({ TRUST_PROXY: "0" });
    expect(() => requireSameOrigin(new Headers(headers))).toThrow("does not come from a page of this site");
  });
});
