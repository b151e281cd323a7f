import "server-only";
import { env } from "@/lib/server/env";
import { AppError } from "@/lib/server/errors";

type HeaderReader = Pick<Headers, "get">;

/** The address that the browser used, as far as we may believe it. */
export function requestHost(headers: HeaderReader): string | null {
  return (env().TRUST_PROXY && headers.get("x-forwarded-host")) || headers.get("host");
}

/** The client's address; without a trusted proxy all clients share one, which is right for a loopback server. */
export function clientAddress(headers: HeaderReader): string {
  return (env().TRUST_PROXY && headers.get("x-forwarded-for")?.split(",").at(-1)?.trim()) || "direct";
}

/**
 * Refuses a state-changing request that cannot prove that it comes from our own pages. Next.js lets a Server Action without an
 * `Origin` header pass; every current browser sends one, so a request without is refused here.
 */
export function requireSameOrigin(headers: HeaderReader): void {
  const origin = headers.get("origin");
  const host = requestHost(headers);
  if (!origin || !host || originHost(origin) !== host) {
    throw new AppError(
      "forbidden",
      "This request does not come from a page of this site. Reload the page and try again.",
    );
  }
}

function originHost(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}

/** Whether the request was made to a loopback address: the only place where the demo's one-click sign-in works. */
export function isLoopback(headers: HeaderReader): boolean {
  if (
    env().TRUST_PROXY ||
    headers
      .get("x-forwarded-for")
      ?.split(",")
      .some((address) => !isLoopbackAddress(address.trim()))
  )
    return false;
  const host = originHost(`http://${headers.get("host")}`);
  return host !== null && /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(host);
}

function isLoopbackAddress(address: string): boolean {
  return /^(::1|(::ffff:)?127(\.\d+){3})$/.test(address);
}
