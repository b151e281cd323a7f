/** The digits of a text as numbers. */
export const digitsOf = (text: string): number[] => (text.match(/\d/g) ?? []).map(Number);

/** Luhn (ISO/IEC 7812-1, annex B): payment cards. */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - ZERO;
    sum += place % 2 === 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit;
  }
  return digits.length > 0 && sum % 10 === 0;
}

const ZERO = 48;

/** ISO/IEC 7064, MOD 97-10, of letters and digits: the first four at the end, letters as 10 to 35, remainder 1. */
export function isMod97(text: string): boolean {
  let rest = 0;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt((place + 4) % text.length);
    // Letters of both cases are told by their last five bits.
    rest = (code < 64 ? rest * 10 + code - ZERO : rest * 100 + (code & 31) + 9) % 97;
  }
  return rest === 1;
}

const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, place) => sum + weight * (digits[place] ?? 0), 0);

/** The “elfproef” of the Dutch citizen number: weights 9 to 2 and −1, divisible by 11. */
export function isBsn(digits: readonly number[]): boolean {
  return digits.length === 9 && !same(digits) && weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
}

/** NHS number: weights 10 to 2 over nine digits, the tenth is 11 minus the remainder of 11 (NHS Data Dictionary). */
export function isNhs(digits: readonly number[]): boolean {
  const check = 11 - (weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return digits.length === 10 && !same(digits) && digits[9] === check % 11 && check !== 10;
}

/** The French number of inscription: 13 digits (2A and 2B of Corsica as 19 and 18) and 97 minus their remainder of 97. */
export function isInsee(written: string): boolean {
  const text = written.replace(/[^\dAB]/gi, "").toUpperCase();
  const parts = /^([12]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d))(\d{2}|2[AB])(\d{6})(\d{2})$/.exec(text);
  if (!parts) return false;
  const place = parts[2]!.replace("2A", "19").replace("2B", "18");
  return 97 - Number(BigInt(parts[1]! + place + parts[3]!) % 97n) === Number(parts[4]);
}

const ODD_VALUES = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** The last letter of an Italian fiscal code: digits and letters at odd places by a table, at even ones by their order, modulo 26. */
export function isFiscalCode(written: string): boolean {
  const code = written.toUpperCase();
  const values = [...code.slice(0, 15)].map((sign, place) => {
    const value = /\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 65;
    return place % 2 === 0 ? ODD_VALUES[value]! : value;
  });
  return values.reduce((sum, value) => sum + value, 0) % 26 === code.charCodeAt(15) - 65;
}

/** The letter of a Spanish DNI or NIE: its number modulo 23; X, Y and Z in front are 0, 1 and 2. */
export function isNif(written: string): boolean {
  const text = written.replace(/[^\dA-Z]/gi, "").toUpperCase();
  const number = Number(text.slice(0, -1).replace(/^[XYZ]/, (sign) => String("XYZ".indexOf(sign))));
  return number > 0 && "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23] === text.at(-1);
}

/** PESEL: weights 1, 3, 7, 9 over ten digits, and a month of one of five centuries. */
export function isPesel(digits: readonly number[]): boolean {
  const month = (10 * digits[2]! + digits[3]!) % 20;
  const day = 10 * digits[4]! + digits[5]!;
  const sum = weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]);
  return digits.length === 11 && sum % 10 === 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** Whether all digits are the same: numbers of nobody that pass many checks. */
export const same = (digits: readonly number[]): boolean => digits.every((digit) => digit === digits[0]);
