import "server-only";
import type { NextAuthOptions, User } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { db } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { isDemoEmail } from "./demo";
import { clientAddress, isLoopback } from "./origin";
import { checkPassword } from "./passwords";
import { attempt, forgive } from "./rate-limit";
import { closeSignIn, openSignIn } from "./sign-in";

type SignedIn = User & { signInId: string };

const headersOf = (request: { headers?: Record<string, unknown> }) =>
  new Headers(Object.entries(request.headers ?? {}).map(([name, value]) => [name, String(value)]));

const password = CredentialsProvider({
  id: "password",
  credentials: { email: {}, password: {} },
  async authorize(credentials, request) {
    const headers = headersOf(request);
    const email = String(credentials?.email ?? "")
      .trim()
      .toLowerCase();
    // Per address and per account, so that neither many accounts from one place nor one account from many places can be tried.
    const waits = await Promise.all([
      attempt("sign-in-address", clientAddress(headers), 100, 900),
      attempt("sign-in-account", email, 10, 900),
    ]);
    const wait = Math.max(...waits);
    if (wait > 0) throw new Error(`rate-limited:${wait}`);
    const user = await db().user.findUnique({ where: { email } });
    const matches = await checkPassword(user?.passwordHash, String(credentials?.password ?? ""));
    if (!user || !matches || user.disabledAt) return null;
    await forgive("sign-in-account", email);
    return signedIn(user.id, "password", headers);
  },
});

const demo = CredentialsProvider({
  id: "demo",
  credentials: { email: {} },
  async authorize(credentials, request) {
    const headers = headersOf(request);
    const email = String(credentials?.email ?? "");
    if (!env().TOUCHSTONE_DEMO || !isLoopback(headers) || !isDemoEmail(email)) return null;
    const user = await db().user.findUnique({ where: { email, disabledAt: null } });
    return user && signedIn(user.id, "demo", headers);
  },
});

async function signedIn(userId: string, method: string, headers: Headers): Promise<SignedIn> {
  return { id: userId, signInId: await openSignIn(userId, method, headers.get("user-agent") ?? undefined) };
}

function oidc(): NextAuthOptions["providers"] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) return [];
  return [
    {
      id: "oidc",
      name: OIDC_NAME,
      type: "oauth",
      wellKnown: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      authorization: { params: { scope: "openid email profile" } },
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      profile: (profile: { sub: string; email?: string; email_verified?: boolean }) => ({
        id: profile.sub,
        email: profile.email_verified ? profile.email : null,
      }),
    },
  ];
}

/** Sign-up is closed: somebody from the identity provider needs an account, found by subject or, the first time, by verified email. */
async function accountOf(subject: string, email: string | null | undefined) {
  const known = await db().user.findFirst({ where: { oidcSubject: subject, disabledAt: null } });
  if (known || !email) return known;
  const invited = await db().user.findFirst({
    where: { email: email.toLowerCase(), oidcSubject: null, disabledAt: null },
  });
  return invited && db().user.update({ where: { id: invited.id }, data: { oidcSubject: subject } });
}

/** Settings of next-auth. The cookie holds the ids of the user and of the sign-in, nothing that could go stale. */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: 14 * 24 * 3600 },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [password, demo, ...oidc()],
    callbacks: {
      async signIn({ account, user }) {
        return account?.provider !== "oidc" || Boolean(await accountOf(account.providerAccountId, user.email));
      },
      async jwt({ token, user, account }) {
        if (!user || !account) return token;
        if (account.provider !== "oidc") return { sub: user.id, signInId: (user as SignedIn).signInId };
        const owner = await accountOf(account.providerAccountId, user.email);
        return owner ? { sub: owner.id, signInId: await openSignIn(owner.id, "oidc") } : {};
      },
      session({ session, token }) {
        return { expires: session.expires, signInId: token.signInId };
      },
      redirect({ url, baseUrl }) {
        return url.startsWith("/") && !url.startsWith("//")
          ? `${baseUrl}${url}`
          : new URL(url).origin === baseUrl
            ? url
            : baseUrl;
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.signInId === "string") await closeSignIn(token.signInId);
      },
    },
  };
}
