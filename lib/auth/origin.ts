import "server-only";
import { env } from "@/lib/server/env";
import { AppError } from "@/lib/server/errors";
import { peerAddress } from "@/lib/server/peer";

type HeaderReader = Pick<Headers, "get">;

/** The address that the browser used, as far as we may believe it. */
export function requestHost(headers: HeaderReader): string | null {
  return (env().TRUST_PROXY && headers.get("x-forwarded-host")) || headers.get("host");
}

/** The client's address: what the trusted proxy says, else the other end of the connection. */
export function clientAddress(headers: HeaderReader): string {
  const forwarded = env().TRUST_PROXY && headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  return forwarded || (peerAddress(headers) ?? "unknown");
}

/**
 * Refuses a state-changing request that cannot prove that it comes from our own pages. Next.js lets a Server Action without an
 * `Origin` header pass; every current browser sends one, so a request without is refused here.
 *
 * An action of another page than the one that calls it, as the undo of a notice that outlived its page, Next.js hands on to itself: then
 * the host is its own, and the one that the browser used is the forwarded one. No page of another site can say so, since a browser lets it set
 * neither header.
 */
export function requireSameOrigin(headers: HeaderReader): void {
  const origin = headers.get("origin");
  const host = (headers.get("x-action-forwarded") && headers.get("x-forwarded-host")) || requestHost(headers);
  if (!origin || !host || hostOf(origin) !== host) {
    throw new AppError(
      "forbidden",
      "This request does not come from a page of this site. Reload the page and try again.",
    );
  }
}

function hostOf(url: string): string | null {
  try {
    return new URL(url).host;
  } catch {
    return null;
  }
}

/** Signs of a proxy between the client and us. `x-forwarded-for` is looked at by itself: Next.js sets it on every request. */
const PROXY_HEADERS = ["forwarded", "via", "x-real-ip"];

/**
 * Whether the request comes from this machine to this machine: the only place where the demo's one-click sign-in works. The
 * connection must come from loopback, through no proxy, to a loopback name, on a server that is not published under another one.
 */
export function isLoopback(headers: HeaderReader): boolean {
  if (env().TRUST_PROXY || PROXY_HEADERS.some((name) => headers.get(name) !== null)) return false;
  const addresses = [peerAddress(headers) ?? "", ...(headers.get("x-forwarded-for")?.split(",") ?? [])];
  if (!addresses.every((address) => isLoopbackAddress(address.trim()))) return false;
  return [`http://${headers.get("host")}`, env().NEXTAUTH_URL].every(isLoopbackUrl);
}

function isLoopbackAddress(address: string): boolean {
  return /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/.test(address);
}

function isLoopbackUrl(url: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(hostOf(url) ?? "");
}
