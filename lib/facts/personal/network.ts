import tlds from "tlds";
import { isGlobalAddress } from "./global-address";
import { byPattern, type PersonalRule, wholeIf } from "./rule";

const TOP_LEVEL = new Set<string>(tlds);
/** Reserved for examples and tests (RFC 2606, 6761), so that nobody has an address there. */
const NOBODYS = /(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost|local)$/;

export const NETWORK_RULES: readonly PersonalRule[] = [
  byPattern({
    type: "url_with_credentials",
    rule: "user and password before the host",
    confidence: 0.95,
    needs: /:\/\/[^\s:@/]{0,64}:[^\s:@/]{1,128}@/,
    pattern:
      /(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,20}:\/\/[^\s:@/?#<>"'`{}()$]{0,64}:[^\s:@/?#<>"'`{}()$]{1,128}@[A-Za-z0-9[\].:-]{1,253}(?:\/[^\s<>"'`)\]}|,]{0,500})?/g,
    accept: (found) => (isPattern(found) ? 0 : found.replace(/[.,;:!?]+$/, "").length),
  }),
  byPattern({
    type: "email",
    rule: "known top-level domain",
    confidence: 0.95,
    needs: /@/,
    pattern:
      /(?<![A-Za-z0-9À-ɏ._%+'-])(?<lead>[._%+'-]{0,8})[A-Za-z0-9À-ɏ][A-Za-z0-9À-ɏ._%+'-]{0,63}@(?:[A-Za-z0-9À-ɏ-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9À-ɏ@])/g,
    accept: mailLength,
  }),
  byPattern({
    type: "email",
    rule: "at and dot in words",
    confidence: 0.8,
    needs: /[[(] ?at ?[\])]/i,
    pattern:
      /(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63} ?[[(] ?at ?[\])] ?(?:[A-Za-z0-9-]{1,63}(?: ?[[(] ?dot ?[\])] ?|\.)){1,4}[A-Za-z]{2,24}(?![A-Za-z0-9])/gi,
    accept: (found) =>
      wholeIf(found, isSomebodys(found.replace(/^.* ?[[(] ?at/i, "").replace(/ ?[[(] ?dot ?[\])] ?/gi, "."))),
  }),
  byPattern({
    type: "mac",
    rule: "six pairs",
    confidence: 0.9,
    pattern:
      /(?<![\w:.-])(?:[0-9A-F]{2}([:-])[0-9A-F]{2}(?:\1[0-9A-F]{2}){4}|(?:[0-9A-F]{4}\.){2}[0-9A-F]{4})(?![\w:-])/gi,
    accept: (found) => wholeIf(found, isAdapter(found)),
  }),
  byPattern({
    type: "ip",
    rule: "IPv4, global",
    confidence: 0.85,
    pattern: /(?<![\w.-])(?<![^/]\/)(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d|-\w)/g,
    accept: (found, text, at) => wholeIf(found, isGlobalAddress(found) && !isNumbering(found, text, at)),
  }),
  byPattern({
    type: "ip",
    rule: "IPv6, global",
    confidence: 0.95,
    needs: /[23][0-9A-F]{3}:/i,
    pattern: /(?<![\w:.])[23][0-9A-F]{3}(?::[0-9A-F]{0,4}){3,7}(?![\w:])/gi,
    accept: (found) => wholeIf(found, isGlobalAddress(found)),
  }),
];

/** `user:password@host`, as manuals write it. */
function isPattern(url: string): boolean {
  const [, user, password, host] = /^[^/]+:\/\/([^:]*):([^@]*)@([^/:]*)/.exec(url) ?? [];
  const isName = /^(?:some|your|my|db)?[_-]?(?:user(?:name)?|login|name|id)$/i.test(user ?? "");
  const isWord = /^(?:(?:some|your|my|db)?[_-]?(?:pass(?:word|wd)?|pwd|secret|token)|[*x.…]+)$/i.test(password ?? "");
  return /(?:^|\.)example(?:\.|$)/i.test(host ?? "") || (isName && isWord) || /^[*x.…]+$/i.test(password ?? "");
}

/** Up to where it is an address: `a@b.org.Next` ends before a word that is no top-level domain. */
function mailLength(found: string): number {
  const at = found.lastIndexOf("@");
  const local = found.slice(0, at);
  if (local === "git" || local.endsWith(".") || local.includes("..")) return 0;
  const labels = found.slice(at + 1).split(".");
  while (labels.length > 1 && !TOP_LEVEL.has(labels.at(-1)!.toLowerCase())) labels.pop();
  const host = labels.join(".");
  return isSomebodys(host) ? at + 1 + host.length : 0;
}

function isSomebodys(written: string): boolean {
  const host = written.replace(/^[^A-Za-z0-9À-ɏ]+/, "").toLowerCase();
  const labels = host.split(".");
  return (
    labels.length > 1 &&
    TOP_LEVEL.has(labels.at(-1)!) &&
    !NOBODYS.test(host) &&
    labels.every((label) => label !== "" && !label.startsWith("-") && !label.endsWith("-"))
  );
}

/** Neither nobody's, all's, a group's nor one for documents (RFC 7042); only digits between hyphens are more likely a date or a part. */
function isAdapter(found: string): boolean {
  const hex = found.replace(/[:.-]/g, "").toUpperCase();
  const isGroup = Number.parseInt(hex.slice(1, 2), 16) % 2 === 1;
  if (isGroup || /^(.)\1{11}$/.test(hex) || hex.startsWith("00005E0053")) return false;
  return found.includes(":") || /[A-F]/.test(hex);
}

const CHANGED = /\b(?:up(?:grad|dat)e[ds]?|patch(?:ed)?|bump(?:ed|s)?|downgraded?)\b.{0,30}\b(?:to|from) $/i;

/** Versions and numbers of sections have the form of addresses too. */
function isNumbering(found: string, text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 48), at);
  if (
    /(?:\b(?:v|ver|versions?|release[ds]?|build|upgraded? to|updated? to|section|chapter|clause|figure|table|oid)|§|==|[~^])[\s:=]{0,2}$/i.test(
      before,
    ) ||
    CHANGED.test(before)
  ) {
    return true;
  }
  const isSmall = found.split(".").every((part) => Number(part) < 50);
  return isSmall && !/\b(?:ip|address|addr|host|server|ping|client|from|gateway|ssh)\b/i.test(before);
}
