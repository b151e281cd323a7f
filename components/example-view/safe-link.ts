export type LinkTarget = { kind: "open"; href: string; host: string } | { kind: "show"; address: string };

const OPENABLE = new Set(["http:", "https:", "mailto:"]);

/**
 * What may become of an address that somebody else wrote: web and mail addresses can be opened (with the host that they
 * really lead to), everything else, `javascript:` and relative addresses among it, is only shown.
 */
export function linkTarget(address: string): LinkTarget {
  if (!URL.canParse(address)) return { kind: "show", address };
  const url = new URL(address);
  if (!OPENABLE.has(url.protocol)) return { kind: "show", address };
  return { kind: "open", href: url.href, host: url.protocol === "mailto:" ? url.pathname : url.host };
}
