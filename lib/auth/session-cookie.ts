import "server-only";
import { decode } from "next-auth/jwt";
import { env } from "@/lib/server/env";
import { isUuid } from "./uuid";

/** The name that next-auth gives its session cookie; browsers take the prefixed one over TLS only. */
export function sessionCookieName(): string {
  return `${env().NEXTAUTH_URL.startsWith("https:") ? "__Secure-" : ""}next-auth.session-token`;
}

/**
 * The sign-in that a session cookie names, or null where it is not one of ours or has expired. next-auth's own `getServerSession` also
 * seals the cookie anew, for nobody; whether the sign-in still holds is the database's word.
 */
export async function signInOfCookie(cookie: string): Promise<string | null> {
  const token = await decode({ token: cookie, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  return typeof token?.signInId === "string" && isUuid(token.signInId) ? token.signInId : null;
}
