import metadata from "libphonenumber-js/max/metadata";
import { z } from "zod";

/**
 * The numbering plans of Google's libphonenumber, as patterns that are compiled once. The library's own check compiles them anew for each
 * number, which takes 25 to 45 µs: too long for a text that is nothing but numbers.
 */

const lengthsSchema = z.array(z.number());

/** Of a plan as it is packed: the calling code, the national prefix, and patterns with the numbers of digits that they are for. */
const planSchema = z.array(z.unknown()).transform((packed) => {
  const lengths = lengthsSchema.parse(packed[3]);
  const types = z.array(z.union([z.tuple([z.string()], z.unknown()), z.literal(0), z.null()])).parse(packed[11] || []);
  const known = types.flatMap((type) =>
    type ? [{ pattern: type[0], lengths: lengthsSchema.parse(type[1] || lengths) }] : [],
  );
  return {
    code: z.string().parse(packed[0]),
    prefix: z
      .string()
      .optional()
      .parse(packed[5] || undefined),
    patterns: known.length > 0 ? known : [{ pattern: z.string().parse(packed[2]), lengths }],
  };
});

const plans = Object.values(metadata.countries).map((packed) => planSchema.parse(packed));

/** Whether digits are a number of one of some plans. */
function matcher(some: typeof plans): (digits: string) => boolean {
  const byLength = new Map<number, Set<string>>();
  for (const { pattern, lengths } of some.flatMap(({ patterns }) => patterns)) {
    for (const length of lengths) byLength.set(length, (byLength.get(length) ?? new Set()).add(pattern));
  }
  const compiled = new Map([...byLength].map(([length, all]) => [length, new RegExp(`^(?:${[...all].join("|")})$`)]));
  return (digits) => compiled.get(digits.length)?.test(digits) === true;
}

const BY_CODE = new Map(
  Object.keys(metadata.country_calling_codes).map((code) => [
    code,
    matcher(plans.filter((plan) => plan.code === code)),
  ]),
);
const isBehindZero = matcher(plans.filter(({ prefix }) => prefix === "0"));
const isWithoutPrefix = matcher(
  plans.filter(({ prefix, code }) => prefix === undefined || code === "39" || code === "86"),
);
const isOfNorthAmerica = BY_CODE.get("1")!;

/** Written for films and manuals: 555-0100 to 555-0199 in North America, the numbers of Ofcom for drama in Britain. */
const NOBODYS = /^(?:1\d{3}55501\d\d|44(?:7700900|1632960)\d{3})$/;

/** Whether digits, the calling code first, are a number that is or could be given out. */
export function isInternational(digits: string): boolean {
  if (NOBODYS.test(digits)) return false;
  return [1, 2, 3].some((length) => BY_CODE.get(digits.slice(0, length))?.(digits.slice(length)) === true);
}

export const isNorthAmerican = (digits: string): boolean =>
  digits.length === 10 && !NOBODYS.test(`1${digits}`) && isOfNorthAmerica(digits);

/** Whether digits are a number as it is dialled within some country: with the prefix 0, or where there is no prefix. */
export function isNational(digits: string): boolean {
  if (digits.startsWith("0")) {
    return !NOBODYS.test(`44${digits.slice(1)}`) && (isBehindZero(digits.slice(1)) || BY_CODE.get("39")!(digits));
  }
  return !NOBODYS.test(`1${digits}`) && (isOfNorthAmerica(digits) || isWithoutPrefix(digits));
}
