import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { makeUser } from "@/prisma/factories/people";

// What Next.js knows of a request; whether the device is known is no part of this.
vi.mock("next/headers", () => ({ headers: async () => new Headers(), cookies: async () => ({ set: () => {} }) }));
vi.mock("./origin", () => ({ clientAddress: () => "192.0.2.1" }));

const CLIENT = "touchstone";
const [ours, theirs] = [1, 2].map(() => generateKeyPairSync("rsa", { modulusLength: 2048 }));
const coded = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");

/** An identity provider that answers every code with the token that was put there. */
const provider = http.createServer((request, response) => {
  const issuer = `http://${request.headers.host}`;
  const places = {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  };
  const keys = [{ ...ours!.publicKey.export({ format: "jwk" }), kid: "one", alg: "RS256", use: "sig" }];
  const answers: Record<string, object> = {
    "/.well-known/openid-configuration": places,
    "/keys": { keys },
    "/token": { access_token: "access-secret", token_type: "Bearer", id_token: idToken },
  };
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answers[request.url ?? ""] ?? {}));
});
let idToken = "";
let issuer = "";

beforeAll(async () => {
  provider.listen(0, "127.0.0.1");
  await once(provider, "listening");
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  for (const [name, value] of Object.entries({
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: CLIENT,
    NEXTAUTH_URL: "http://127.0.0.1:3000",
    LOG_LEVEL: "silent",
  }))
    vi.stubEnv(name, value);
});
afterAll(() => {
  provider.close();
  vi.unstubAllEnvs();
});

function signed(claims: object, key: KeyObject = ours!.privateKey, alg = "RS256"): string {
  const content = `${coded({ alg, kid: "one" })}.${coded(claims)}`;
  const seal = alg === "none" ? "" : createSign("RSA-SHA256").update(content).sign(key).toString("base64url");
  return `${content}.${seal}`;
}

interface Answer {
  claims?: object;
  key?: KeyObject;
  alg?: string;
  state?: string;
  /** Whether the browser that comes back is the one that went. */
  isOther?: boolean;
}

/** From the click to where the browser is sent at the end, with what it is given to keep. */
async function signIn({ claims, key, alg, state, isOther }: Answer) {
  const { authOptions } = await import("./options");
  const options = authOptions();
  const kept: Record<string, string> = {};
  const ask = async (nextauth: string[], query: object = {}, body?: object) => {
    const answer = { body: {} as unknown, location: "" };
    const response = {
      status: () => response,
      getHeader: () => [],
      setHeader(name: string, value: string | string[]) {
        if (name === "Location") answer.location = String(value);
        if (name !== "Set-Cookie") return response;
        for (const [, cookie, text] of [value].flat().map((one) => /^([^=]+)=([^;]*)/.exec(one)!))
          kept[cookie!] = decodeURIComponent(text!);
        return response;
      },
      json: (sent: unknown) => Object.assign(answer, { body: sent }),
      send: (sent: unknown) => Object.assign(answer, { body: sent }),
      end: () => {},
    };
    const method = body ? "POST" : "GET";
    const request = { method, headers: {}, cookies: { ...kept }, query: { ...query, nextauth }, body };
    await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
    return answer;
  };
  const { csrfToken } = (await ask(["csrf"])).body as { csrfToken: string };
  const body = { csrfToken, callbackUrl: "http://127.0.0.1:3000/projects" };
  const away = new URL((await ask(["signin", "oidc"], {}, body)).location);
  expect(away.origin).toBe(issuer);
  expect(away.searchParams.get("code_challenge_method")).toBe("S256");
  const now = Math.floor(Date.now() / 1000);
  const nonce = away.searchParams.get("nonce");
  const right = { iss: issuer, aud: CLIENT, sub: "subject", iat: now, exp: now + 60, nonce, email_verified: true };
  idToken = signed({ ...right, email: "ada@oidc.example", ...claims }, key, alg);
  if (isOther) for (const name of Object.keys(kept)) delete kept[name];
  const query = { code: "code", state: state ?? away.searchParams.get("state")! };
  const { location } = await ask(["callback", "oidc"], query);
  return { redirect: location.replace("http://127.0.0.1:3000", ""), kept };
}

it("signs in whom the provider says, and keeps nothing of its tokens", async () => {
  await makeUser({ email: "ada@oidc.example" });
  const { redirect, kept } = await signIn({});
  expect(redirect).toBe("/projects");
  const { decode } = await import("next-auth/jwt");
  const session = await decode({ token: kept["next-auth.session-token"], secret: process.env.NEXTAUTH_SECRET! });
  expect(Object.keys(session!).sort()).toEqual(["exp", "iat", "jti", "signInId", "sub"]);
  expect(JSON.stringify(Object.values(kept))).not.toContain("access-secret");
});

it.each<[string, Answer]>([
  ["signed by somebody else", { key: theirs!.privateKey }],
  ["not signed at all", { alg: "none" }],
  ["meant for another client", { claims: { aud: "another" } }],
  ["of another issuer", { claims: { iss: "https://evil.example" } }],
  ["that is over", { claims: { exp: Math.floor(Date.now() / 1000) - 3600 } }],
  ["to another question", { claims: { nonce: "another" } }],
  ["with another state", { state: "another" }],
  ["that another browser brings", { isOther: true }],
])("takes no answer %s", async (_case, answer) => {
  const { redirect, kept } = await signIn(answer);
  expect(redirect).toMatch(/^\/(api\/auth|sign-in).*error=(OAuth)?Callback$/);
  expect(kept["next-auth.session-token"]).toBeUndefined();
});
