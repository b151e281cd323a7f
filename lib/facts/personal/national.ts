import isTaxID from "validator/es/lib/isTaxID";
import { digitsOf, isBsn, isFiscalCode, isInsee, isNhs, isNif, isPesel } from "./checksums";
import { byContext, byPattern, MANY_DIGITS, type PersonalRule, wholeIf } from "./rule";

/** Numbers by which a state knows a person. Plain runs of digits count only behind a word that names them. */
export const NATIONAL_RULES: readonly PersonalRule[] = [
  byPattern({
    type: "it_fiscal_code",
    rule: "fiscal code, control letter",
    needs: /\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]/i,
    confidence: 0.98,
    pattern: /(?<![A-Z0-9])[A-Z]{6}\d{2}[A-EHLMPRST](?:[04][1-9]|[1256]\d|[37][01])[A-Z]\d{3}[A-Z](?![A-Z0-9])/gi,
    accept: (found) => wholeIf(found, isFiscalCode(found)),
  }),
  byPattern({
    type: "fr_insee",
    rule: "groups of an INSEE number, key of 97",
    needs: MANY_DIGITS,
    confidence: 0.97,
    pattern: /(?<![\w.,-])[12] \d{2} \d{2} (?:\d{2}|2[AB]) \d{3} \d{3}(?: | \/ )\d{2}(?![\w-])/g,
    accept: (found) => wholeIf(found, isInsee(found)),
  }),
  byContext({
    type: "fr_insee",
    rule: "behind a word, key of 97",
    confidence: 0.97,
    words: /\b(?:s[ée]curit[ée] sociale|num[ée]ro de s[ée]cu|INSEE|NIR|NSS)(?![\p{L}\p{N}])/giu,
    pattern: /(?<![\w-])[12]\d{4}(?:\d{2}|2[AB])\d{8}(?!\w)/g,
    accept: (found) => wholeIf(found, isInsee(found)),
  }),
  byPattern({
    type: "es_nif",
    rule: "written with its hyphen, letter of 23",
    confidence: 0.85,
    pattern: /(?<![\w.-])(?:\d{8}-|\d{2}\.\d{3}\.\d{3}-|[XYZ]-\d{7}-)[A-Z](?![\w-])/g,
    accept: (found) => wholeIf(found, isNif(found)),
  }),
  byContext({
    type: "es_nif",
    rule: "behind a word, letter of 23",
    confidence: 0.97,
    words: /\b(?:DNI|NIF|NIE)\b/gi,
    pattern: /(?<![\w.-])(?:\d{8}|\d{2}\.\d{3}\.\d{3}|[XYZ][ -]?\d{7})[ -]?[A-Z](?!\w)/gi,
    accept: (found) => wholeIf(found, isNif(found)),
  }),
  byContext({
    type: "de_tax_id",
    rule: "behind a word, ISO 7064 and repetition of digits",
    confidence: 0.97,
    words: /\b(?:Steuer-?ID|Steuer-?Identifikationsnummer|steuerliche Identifikationsnummer|IdNr|Tax ID|TIN)\b/gi,
    pattern: /(?<![\w.-])(?:\d{11}|\d{2} \d{3} \d{3} \d{3})(?![\w-])/g,
    accept: (found) => wholeIf(found, isTaxID(found.replaceAll(" ", ""), "de-DE")),
  }),
  byContext({
    type: "pl_pesel",
    rule: "behind a word, check digit and date",
    confidence: 0.97,
    words: /\bPESEL\b/gi,
    pattern: /(?<![\w.-])\d{11}(?![\w-])/g,
    accept: (found) => wholeIf(found, isPesel(digitsOf(found))),
  }),
  byContext({
    type: "nl_bsn",
    rule: "behind a word, proof of eleven",
    confidence: 0.97,
    words: /\b(?:BSN|burgerservicenummer|sofi-?nummer)\b/gi,
    pattern: /(?<![\w.-])(?:\d{9}|\d{4}\.\d{2}\.\d{3}|\d{3} \d{3} \d{3})(?![\w-])/g,
    accept: (found) => wholeIf(found, isBsn(digitsOf(found))),
  }),
  byContext({
    type: "uk_nhs",
    rule: "behind a word, remainder of eleven",
    confidence: 0.97,
    words: /\bNHS\b/gi,
    pattern: /(?<![\w.-])(?:\d{10}|\d{3}([ -])\d{3}\1\d{4})(?![\w-])/g,
    accept: (found) => wholeIf(found, isNhs(digitsOf(found))),
  }),
  byPattern({
    type: "us_ssn",
    rule: "three, two and four digits, ranges that are given out",
    needs: MANY_DIGITS,
    confidence: 0.85,
    pattern: /(?<![\w.-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-]|\.\d)/g,
    accept: (found) => wholeIf(found, isSsn(found)),
  }),
  byContext({
    type: "us_ssn",
    rule: "behind a word, ranges that are given out",
    confidence: 0.95,
    words: /\b(?:SSN|social security (?:number|no|#))(?!\w)/gi,
    pattern: /(?<![\w.-])(?!000|666|9)(?:\d{3} (?!00)\d{2} (?!0000)\d{4}|\d{3}(?!00)\d{2}(?!0000)\d{4})(?![\w-])/g,
    accept: (found) => wholeIf(found, isSsn(found)),
  }),
];

/** Printed in advertisements and manuals, and so nobody's. */
const SAMPLES = new Set(["078051120", "219099999", "123456789"]);

function isSsn(found: string): boolean {
  const digits = found.replace(/\D/g, "");
  return !SAMPLES.has(digits) && new Set(digits).size > 1;
}
