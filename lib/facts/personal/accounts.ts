import isIBAN, { locales } from "validator/es/lib/isIBAN";
import { isMod97, luhn } from "./checksums";
import { byPattern, MANY_DIGITS, type PersonalRule, wholeIf } from "./rule";
import { isBase58Check, isBech32 } from "./wallet-checks";

const GROUPED_IBAN = "[A-Z]{2}\\d{2}(?:[ -][A-Z0-9]{4}){2,7}(?:[ -][A-Z0-9]{1,3})?";

/** Cards, bank accounts and wallets: all but Ethereum's by their checksums. */
export const ACCOUNT_RULES: readonly PersonalRule[] = [
  byPattern({
    type: "crypto_address",
    rule: "Bitcoin, Base58Check",
    confidence: 0.99,
    pattern: /(?<![A-Za-z0-9])[13][1-9A-HJ-NP-Za-km-z]{25,34}(?![A-Za-z0-9])/g,
    accept: (found) => wholeIf(found, isBase58Check(found)),
  }),
  byPattern({
    type: "crypto_address",
    rule: "Bitcoin, Bech32",
    confidence: 0.99,
    pattern: /(?<![A-Za-z0-9])bc1(?:[ac-hj-np-z02-9]{39}|[ac-hj-np-z02-9]{59})(?![A-Za-z0-9])/gi,
    accept: (found) => wholeIf(found, isBech32(found)),
  }),
  byPattern({
    type: "crypto_address",
    rule: "Ethereum, form alone",
    confidence: 0.8,
    needs: /0x[0-9a-fA-F]{40}/,
    pattern: /(?<![A-Za-z0-9])0x[0-9a-fA-F]{40}(?![A-Za-z0-9])/g,
    accept: (found) => wholeIf(found, new Set(found.slice(2)).size > 4),
  }),
  byPattern({
    type: "iban",
    rule: "form of its country, remainder of 97",
    confidence: 0.99,
    pattern: new RegExp(`(?<![A-Z0-9])(?:${GROUPED_IBAN}|[A-Z]{2}\\d{2}[A-Z0-9]{11,30}(?![A-Z0-9]))`, "gi"),
    accept: ibanLength,
  }),
  byPattern({
    type: "credit_card",
    rule: "prefix of an issuer, Luhn",
    needs: MANY_DIGITS,
    confidence: 0.95,
    pattern:
      /(?<![\w.]|[\d][-/:])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{4}([ -])\d{6}\2\d{4,5}|\d{12,19})(?![\w]|[-.]\d)/g,
    accept: (found) => wholeIf(found, isCard(found.replace(/[ -]/g, ""))),
  }),
];

const IBAN_COUNTRIES = new Set<string>(locales);

/** Groups of capitals may follow that are not of it, such as a BIC: it ends at the first group that makes it whole. */
function ibanLength(found: string): number {
  if (!IBAN_COUNTRIES.has(found.slice(0, 2).toUpperCase())) return 0;
  const compact = found.replace(/[ -]/g, "");
  let gaps = 0;
  for (let end = 4; end <= found.length; end++) {
    const isGap = found[end] === " " || found[end] === "-";
    // The remainder is cheap and rules out nearly all; the form of the country is the validator's.
    if (end - gaps >= SHORTEST_IBAN && (isGap || end === found.length)) {
      const written = compact.slice(0, end - gaps);
      if (isMod97(written) && isIBAN(written)) return end;
    }
    if (isGap) gaps++;
  }
  return 0;
}

const SHORTEST_IBAN = 15;

/** Prefixes of issuers with the lengths that they give out (ISO/IEC 7812; Maestro is 12 to 19 digits long). */
const ISSUERS = [
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  /^(?:5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12})$/,
  /^3[47]\d{13}$/,
  /^3(?:0[0-5]|[689]\d)\d{11}$/,
  /^6(?:011|4[4-9]\d|5\d\d)\d{12}$/,
  /^35(?:2[89]|[3-8]\d)\d{12}$/,
  /^62(?:\d{14}|\d{17})$/,
  /^(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{8,15}$/,
];

const isCard = (digits: string): boolean => luhn(digits) && ISSUERS.some((issuer) => issuer.test(digits));
