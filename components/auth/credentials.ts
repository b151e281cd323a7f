"use client";

import { z } from "zod";

export type SignInOutcome = { ok: true; url: string } | { ok: false; error: string };

/** Signs in through next-auth's HTTP interface. A password or a demo account signs in here; `oidc` answers where to go. */
export async function signIn(
  method: "password" | "demo" | "oidc",
  fields: Record<string, string>,
): Promise<SignInOutcome> {
  try {
    const path = method === "oidc" ? "signin/oidc" : `callback/${method}`;
    const url = await post(path, { callbackUrl: "/", ...fields });
    const error = new URL(url, location.href).searchParams.get("error");
    return error ? { ok: false, error } : { ok: true, url };
  } catch {
    return { ok: false, error: "unreachable" };
  }
}

/** Ends this sign-in and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  await post("signout", {}).catch(() => null);
  location.assign("/sign-in");
}

const csrfSchema = z.object({ csrfToken: z.string() });
const placeSchema = z.object({ url: z.string() });

async function post(path: string, fields: Record<string, string>): Promise<string> {
  const { csrfToken } = csrfSchema.parse(await (await fetch("/api/auth/csrf")).json());
  const body = new URLSearchParams({ ...fields, csrfToken, json: "true" });
  const response = await fetch(`/api/auth/${path}`, { method: "POST", body });
  return placeSchema.parse(await response.json()).url;
}
