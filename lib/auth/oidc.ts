import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { audit } from "@/lib/server/audit";
import { transaction } from "@/lib/server/db";
import { env } from "@/lib/server/env";

export interface OidcProfile {
  sub: string;
  email?: string;
  email_verified?: boolean;
}

/** The provider that the environment names, or null. */
export function oidcProvider(): OAuthConfig<OidcProfile> | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) return null;
  return {
    id: "oidc",
    name: OIDC_NAME,
    type: "oauth",
    wellKnown: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    client: OIDC_CLIENT_SECRET ? {} : { token_endpoint_auth_method: "none" },
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    profile: (profile) => ({ id: profile.sub, email: profile.email_verified === true ? profile.email : null }),
  };
}

/**
 * The account behind an identity, or null: sign-up is closed. An account is known by the provider's subject or, the first time, by
 * an email that the provider has verified. A subject means something only together with its issuer.
 */
export async function accountOfIdentity(subject: string, verifiedEmail: string | null | undefined) {
  const oidcSubject = `${env().OIDC_ISSUER} ${subject}`;
  return transaction(async (tx) => {
    const known = await tx.user.findUnique({ where: { oidcSubject } });
    if (known || !verifiedEmail) return known && !known.disabledAt ? known.id : null;
    const [linked] = await tx.$queryRaw<{ id: string }[]>`
      UPDATE app_user SET oidc_subject = ${oidcSubject}
      WHERE email = ${verifiedEmail.toLowerCase()} AND oidc_subject IS NULL AND disabled_at IS NULL RETURNING id`;
    if (!linked) return null;
    await audit(tx, { stream: "instance", actorId: linked.id, action: "user.link", subject: linked.id });
    return linked.id;
  });
}
