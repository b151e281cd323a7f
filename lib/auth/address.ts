import { defineAddress } from "@/lib/address/address";
import { text } from "@/lib/input/schemas";

/** Where one goes on to after signing in, and why it failed. */
export const signInAddress = defineAddress({ next: text(2000).optional(), error: text(100).optional() });

export const signInHref = (next: string) => signInAddress.href("/sign-in", { next });

const HERE = "http://here.invalid";

/**
 * Where to go after signing in: the path that was asked for if it lies on this site, else the home page. Browsers read `\` as `/`,
 * skip tabs and fold `..`, so the text is judged as they would read it.
 */
export function safePath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith("/") || !URL.canParse(wanted, HERE)) return "/";
  const url = new URL(wanted, HERE);
  if (url.origin !== HERE || url.pathname.startsWith("//")) return "/";
  return url.pathname === "/sign-in" ? "/" : `${url.pathname}${url.search}${url.hash}`;
}
