import type { FactSpan } from "@/lib/core/facts/fact";
import { PERSONAL_TYPES, type PersonalType } from "@/lib/core/facts/personal-type";
import { codePointOffsets } from "@/lib/core/text/code-points";
import { ACCOUNT_RULES } from "./accounts";
import { NATIONAL_RULES } from "./national";
import { NETWORK_RULES } from "./network";
import { PHONE_RULES } from "./phone";
import type { Hit, PersonalRule } from "./rule";
import { SECRET_RULES } from "./secrets";

const ORDER = Object.keys(PERSONAL_TYPES);

/**
 * All rules, in the order in which they take: of two that overlap the one whose type stands first in `PERSONAL_TYPES` stays, of two of one
 * type the one whose rule stands first here.
 */
export const PERSONAL_RULES: readonly PersonalRule[] = [
  ...SECRET_RULES,
  ...NETWORK_RULES,
  ...ACCOUNT_RULES,
  ...NATIONAL_RULES,
  ...PHONE_RULES,
].sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type));

/** Nothing is found in a text without any of these. */
const ANY_SIGN = /[\d@:=[(]|PRIVATE KEY/;

/**
 * Personal data of a text by the rules, ascending and without overlaps, in UTF-16 units. Digits of other scripts count as digits, odd
 * spaces and hyphens as usual ones. Linear in the length of the text.
 */
export function findPersonal(text: string): Hit[] {
  const plain = levelled(text);
  if (!ANY_SIGN.test(plain)) return [];
  const hits: Hit[] = [];
  let taken: Uint8Array | undefined;
  const held = new Map<RegExp, boolean>();
  const holds = (needs: RegExp) => {
    if (!held.has(needs)) held.set(needs, needs.test(plain));
    return held.get(needs);
  };
  for (const rule of PERSONAL_RULES) {
    if (rule.needs && !holds(rule.needs)) continue;
    for (const hit of rule.find(plain)) {
      taken ??= new Uint8Array(text.length);
      if (taken.subarray(hit.from, hit.to).includes(1)) continue;
      taken.fill(1, hit.from, hit.to);
      hits.push(hit);
    }
  }
  return hits.sort((a, b) => a.from - b.from);
}

export type PersonalSpan = FactSpan & { type: PersonalType; rule: string };

/** The same in code points, as facts and masks take it. */
export function personalSpans(text: string): PersonalSpan[] {
  const hits = findPersonal(text);
  const points = codePointOffsets(
    text,
    hits.flatMap(({ from, to }) => [from, to]),
  );
  return hits.map(({ type, rule, confidence }, at) => ({
    type,
    rule,
    confidence,
    from: points[2 * at]!,
    to: points[2 * at + 1]!,
  }));
}

const ODD =
  /[\u00a0\u2000-\u200a\u2010-\u2015\u202f\u205f\u2212\u3000\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff08\uff09\uff0b\uff0d-\uff20]/g;

/** The text with one usual sign for each odd one, so that all places stay. */
function levelled(text: string): string {
  return text.replace(ODD, (sign) => {
    const code = sign.charCodeAt(0);
    if (code >= 0xff00) return String.fromCharCode(code - 0xfee0);
    if (code >= 0x660 && code < 0x970)
      return String((code - (code < 0x6f0 ? 0x660 : code < 0x966 ? 0x6f0 : 0x966)) % 10);
    return (code >= 0x2010 && code <= 0x2015) || code === 0x2212 ? "-" : " ";
  });
}
