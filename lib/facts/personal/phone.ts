import { isInternational, isNational, isNorthAmerican } from "./numbering-plans";
import { byContext, byPattern, MANY_DIGITS, type PersonalRule, wholeIf } from "./rule";

/** Words after which a number is one to be called, and what may stand between. */
const CALLED = [
  ...["tel", "telephone", "phone", "cell", "cellphone", "mobile", "mob", "fax", "whatsapp", "call", "ring", "dial"],
  ...["telefon", "telefonnummer", "handy", "handynummer", "mobil", "mobilnummer", "rufnummer", "durchwahl"],
  ...["téléphone", "tél", "portable", "teléfono", "móvil", "celular", "telefono", "cellulare", "cell", "telefone"],
  ...["telemóvel", "telefoon", "gsm", "mobiel", "tlf", "puhelin", "puh", "telefonu", "numer telefonu", "komórka"],
];
const CALLED_WITHOUT_SPACES = [
  ...[
    "телефон",
    "тел",
    "моб",
    "電話",
    "电话",
    "手机",
    "携帯",
    "전화",
    "휴대폰",
    "هاتف",
    "جوال",
    "फ़ोन",
    "फोन",
    "मोबाइल",
    "טלפון",
    "τηλέφωνο",
    "τηλ",
  ],
];
const BETWEEN = [
  "number",
  "nummer",
  "numéro",
  "número",
  "numero",
  "no",
  "nr",
  "is",
  "ist",
  "est",
  "es",
  "me",
  "us",
  "him",
  "her",
  "at",
  "on",
  "unter",
  "au",
  "al",
  "номер",
  "番号",
  "号码",
  "번호",
  "रقم",
];

export const PHONE_RULES: readonly PersonalRule[] = [
  byPattern({
    type: "phone",
    rule: "calling code and number of its plan",
    confidence: 0.95,
    needs: /\+[ (]{0,2}\d/,
    pattern: /(?<![\w+*/^])\+[ ]?\(?[1-9](?:[ .\-/()]{0,3}\d){6,17}/g,
    accept: (found) => longestNumber(found, isInternational),
  }),
  byPattern({
    type: "phone",
    rule: "00, calling code and number of its plan",
    needs: MANY_DIGITS,
    confidence: 0.8,
    pattern: /(?<![\w.+-])00[1-9]\d{0,2}[ \-/](?:[ .\-/()]{0,3}\d){5,14}/g,
    accept: (found) => longestNumber(found, (digits) => isInternational(digits.slice(2))),
  }),
  byPattern({
    type: "phone",
    rule: "groups as in North America, number of its plan",
    needs: MANY_DIGITS,
    confidence: 0.8,
    pattern: /(?<![\w.+/-]|[\d)] )(?:1[-. ])?(?:\(\d{3}\)[ -]?\d{3}[-. ]|\d{3}([-.])\d{3}\1)\d{4}(?![\w/]|[-.]\d)/g,
    accept: (found) => wholeIf(found, isNorthAmerican(found.replace(/\D/g, "").slice(-10))),
  }),
  byContext({
    type: "phone",
    rule: "behind a word, number of some plan",
    confidence: 0.7,
    words: new RegExp(
      `(?:(?<![\\p{L}\\p{N}_])(?:${CALLED.join("|")})(?![\\p{L}\\p{N}_])|${CALLED_WITHOUT_SPACES.join("|")})[^\\p{L}\\p{N}+\\n(]{0,6}(?:(?:${BETWEEN.join("|")})[^\\p{L}\\p{N}+\\n(]{1,4}){0,3}`,
      "giu",
    ),
    within: 1,
    pattern: /(?<![\w.,+-])\(?\d(?:[ .\-/()]{0,3}\d){6,13}(?![\w%]|[.,:]\d)/g,
    accept: (found) => longestNumber(found, (digits) => digits.length >= 8 && !isDate(digits) && isNational(digits)),
  }),
];

/** Digits may follow that are not of it: the longest beginning, ended between groups, whose digits are a number. */
function longestNumber(found: string, isNumber: (digits: string) => boolean): number {
  for (let end = found.length; end > 0; end = lastGap(found, end)) {
    const part = found.slice(0, end);
    const digits = part.replace(/\D/g, "");
    if (digits.length < 7) return 0;
    const isLong = digits.length > 15;
    // The zero of (0) is dialled within the country only.
    if (!isLong && (isNumber(digits) || (part.includes("(0)") && isNumber(part.replace("(0)", "").replace(/\D/g, "")))))
      return end;
  }
  return 0;
}

/** Where the last group before `end` begins, with the separators before it. */
function lastGap(found: string, end: number): number {
  let at = end;
  while (at > 0 && isDigit(found, at - 1)) at--;
  while (at > 0 && !isDigit(found, at - 1)) at--;
  return at;
}

const isDigit = (text: string, at: number): boolean => text[at]! >= "0" && text[at]! <= "9";

const isDate = (digits: string): boolean =>
  /^(?:(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d|[0-3]\d(?:0[1-9]|1[0-2])(?:19|20)\d\d)/.test(digits);
