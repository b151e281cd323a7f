import "server-only";
import { cookies, headers } from "next/headers";
import type { NextAuthOptions, User } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { appErrorOf, db } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { log } from "@/lib/server/log";
import { safePath } from "./address";
import { isDemoEmail, mayUseDemo } from "./demo";
import { deviceCookie } from "./known-device";
import { accountOfIdentity, oidcProvider } from "./oidc";
import { clientAddress } from "./origin";
import { findByPassword } from "./password-sign-in";
import { noteRefusal } from "./refused";
import { hostCookies } from "./session-cookie";
import { closeSignIn, openSignIn, SIGN_IN_DAYS } from "./sign-in";

type SignedIn = User & { signInId: string };

const headersOf = (request: { headers?: Record<string, unknown> }) =>
  new Headers(Object.entries(request.headers ?? {}).map(([name, value]) => [name, String(value)]));

const password = CredentialsProvider({
  id: "password",
  credentials: { email: {}, password: {} },
  authorize: (credentials, request) =>
    withoutLeak(async () => {
      const from = headersOf(request);
      const found = await findByPassword(String(credentials?.email ?? ""), String(credentials?.password ?? ""), from);
      if (found.ok) return signedIn(found.value.userId, "password", from, found.value.passwordHash);
      return found.reason === "rate-limited" ? `rate-limited:${found.detail?.seconds}` : null;
    }),
});

const demo = CredentialsProvider({
  id: "demo",
  credentials: { email: {} },
  authorize: (credentials, request) =>
    withoutLeak(async () => {
      const from = headersOf(request);
      const email = String(credentials?.email ?? "");
      if (!mayUseDemo(from) || !isDemoEmail(email)) return refused(from, email);
      const user = await db().user.findUnique({ where: { email, disabledAt: null } });
      return user ? signedIn(user.id, "demo", from) : null;
    }),
});

/** Notes a sign-in that comes to nothing. */
function refused(from: Pick<Headers, "get">, email?: string, place = "/sign-in"): null {
  const asked = { userId: null, address: clientAddress(from), place };
  noteRefusal({ action: "sign-in.refused", ...asked, email: email?.slice(0, 320) });
  return null;
}

const CALLBACK = "/api/auth/callback/oidc";

/** What went wrong within next-auth: into our log, and where it is an answer of the provider that does not fit, among what was refused. */
async function noteFault(code: string, detail: unknown): Promise<void> {
  log.warn(
    { code, error: detail instanceof Error ? detail : (detail as { error?: unknown } | null)?.error },
    "next-auth",
  );
  if (code !== "OAUTH_CALLBACK_ERROR") return;
  const address = clientAddress(await headers());
  noteRefusal({ action: "sign-in.broken", userId: null, address, place: CALLBACK });
}

/** Whose identity it is, or null. What fails inside says no more than that it did, since next-auth would put its words into an address. */
async function ownerOf(subject: string, email: string | null | undefined): Promise<string | null | "unavailable"> {
  return accountOfIdentity(subject, email).catch((error: unknown) => {
    if (!appErrorOf(error)) log.error({ error }, "sign-in failed");
    return "unavailable" as const;
  });
}

/** next-auth puts the message of what `authorize` throws into an address: only our own words may get there. */
async function withoutLeak(authorize: () => Promise<SignedIn | string | null>): Promise<SignedIn | null> {
  const outcome = await authorize().catch((error: unknown) => {
    if (!appErrorOf(error)) log.error({ error }, "sign-in failed");
    return "unavailable";
  });
  if (typeof outcome === "string") throw new Error(outcome);
  return outcome;
}

async function signedIn(
  userId: string,
  method: string,
  from: Pick<Headers, "get">,
  passwordHash?: string | null,
): Promise<SignedIn | null> {
  const signInId = await openSignIn(userId, method, { userAgent: from.get("user-agent"), passwordHash });
  return signInId ? { id: userId, signInId } : null;
}

/** What the cookie of a new sign-in holds; by another one the device will be known. */
async function onKnownDevice(sub: string, signInId: string | null) {
  if (signInId) (await cookies()).set(deviceCookie(signInId));
  return { sub, signInId };
}

/** Settings of next-auth. The cookie holds the ids of the user and of the sign-in, nothing that could go stale. */
export function authOptions(): NextAuthOptions {
  const oidc = oidcProvider();
  return {
    secret: env().NEXTAUTH_SECRET,
    useSecureCookies: env().NEXTAUTH_URL.startsWith("https:"),
    ...(env().NEXTAUTH_URL.startsWith("https:") && { cookies: hostCookies() }),
    logger: {
      error: (code, detail) => void noteFault(code, detail).catch(() => {}),
      warn: (code) => log.warn({ code }, "next-auth"),
    },
    session: { strategy: "jwt", maxAge: SIGN_IN_DAYS * 24 * 3600 },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [password, ...(env().TOUCHSTONE_DEMO ? [demo] : []), ...(oidc ? [oidc] : [])],
    callbacks: {
      async signIn({ account, user }) {
        if (account?.provider !== "oidc") return true;
        const owner = await ownerOf(account.providerAccountId, user.email);
        if (owner === "unavailable") return "/sign-in?error=unavailable";
        if (owner === null) refused(await headers(), user.email ?? undefined, CALLBACK);
        return owner !== null;
      },
      async jwt({ token, user, account }) {
        if (!user || !account) return token;
        if (account.provider !== "oidc") return onKnownDevice(user.id, (user as SignedIn).signInId);
        const owner = await accountOfIdentity(account.providerAccountId, user.email);
        const userAgent = (await headers()).get("user-agent");
        return owner ? onKnownDevice(owner, await openSignIn(owner, "oidc", { userAgent })) : {};
      },
      session({ session, token }) {
        return { expires: session.expires, signInId: token.signInId };
      },
      redirect({ url, baseUrl }) {
        return `${baseUrl}${safePath(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url)}`;
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.signInId === "string") await closeSignIn(token.signInId);
      },
    },
  };
}
