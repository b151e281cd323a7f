import "server-only";
import type { CookiesOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import { env } from "@/lib/server/env";
import { isUuid } from "./uuid";

/** The name of the session cookie; browsers take the prefixed one over TLS, from this host and for this host only. */
export function sessionCookieName(): string {
  return `${env().NEXTAUTH_URL.startsWith("https:") ? "__Host-" : ""}next-auth.session-token`;
}

/** next-auth's cookies where the site is published on https: no other host, also none below the same domain, can set or read one. */
export function hostCookies(): CookiesOptions {
  const options = { httpOnly: true, sameSite: "lax" as const, path: "/", secure: true };
  const named = (name: string, more: { maxAge?: number } = {}) => ({
    name: `__Host-next-auth.${name}`,
    options: { ...options, ...more },
  });
  const minutes = { maxAge: 15 * 60 };
  return {
    sessionToken: named("session-token"),
    callbackUrl: named("callback-url"),
    csrfToken: named("csrf-token"),
    pkceCodeVerifier: named("pkce.code_verifier", minutes),
    state: named("state", minutes),
    nonce: named("nonce", minutes),
  };
}

/**
 * The sign-in that a session cookie names, or null where it is not one of ours or has expired. next-auth's own `getServerSession` also
 * seals the cookie anew, for nobody; whether the sign-in still holds is the database's word.
 */
export async function signInOfCookie(cookie: string): Promise<string | null> {
  const token = await decode({ token: cookie, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  return typeof token?.signInId === "string" && isUuid(token.signInId) ? token.signInId : null;
}
