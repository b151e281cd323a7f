import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { db } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { isUuid } from "./uuid";

const DAYS = 180;

/** A cookie that stays after signing out; it opens nothing. */
export function deviceCookie(signInId: string) {
  const secure = env().NEXTAUTH_URL.startsWith("https:");
  return {
    name: deviceCookieName(),
    value: `${signInId}.${sealOf(signInId)}`,
    httpOnly: true,
    sameSite: "lax" as const,
    path: "/",
    secure,
    maxAge: DAYS * 24 * 3600,
  };
}

export function deviceCookieName(): string {
  return `${env().NEXTAUTH_URL.startsWith("https:") ? "__Host-" : ""}touchstone-device`;
}

/** The device that this cookie names, where somebody has signed in to that account on it within the last half year; else null. */
export async function knownDevice(cookie: string | undefined, email: string): Promise<string | null> {
  const [id = "", seal = ""] = cookie?.split(".") ?? [];
  if (!isUuid(id) || !isSealed(id, seal)) return null;
  const [row] = await db().$queryRaw<{ id: string }[]>`
    SELECT s.id FROM sign_in s JOIN app_user u ON u.id = s.user_id
    WHERE s.id = ${id}::uuid AND u.email = ${email} AND s.created_at > now() - make_interval(days => ${DAYS}::int)`;
  return row?.id ?? null;
}

function sealOf(signInId: string): string {
  return createHmac("sha256", env().NEXTAUTH_SECRET).update(`device:${signInId}`).digest("base64url");
}

function isSealed(id: string, seal: string): boolean {
  const [given, right] = [Buffer.from(seal), Buffer.from(sealOf(id))];
  return given.length === right.length && timingSafeEqual(given, right);
}
