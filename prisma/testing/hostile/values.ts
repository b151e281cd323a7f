import type { Random } from "@/lib/core/random/generator";

const DEEP = `${"[".repeat(300)}${"]".repeat(300)}`;

/** Texts that some layer between a client and PostgreSQL cannot take, or takes for something else. */
export const TEXTS: readonly string[] = [
  "\u0000",
  "a\u0000b",
  "\ud800",
  "a\udfff",
  "\udc00\ud800",
  "",
  " ",
  "\u202e\u2066x",
  "e\u0301\u200b",
  "\ufeff\u001b[2J\r\n",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "x".repeat(9000),
  "💥".repeat(300),
  `x${"💥".repeat(300)}`,
  "%00",
  "%ff",
  "%",
  "\\",
  "' OR 1=1; --",
  "$1::int",
  "../../../../etc/passwd",
  "null",
  "NaN",
  "Infinity",
  "true",
  "0",
  "-1",
  "1.5",
  "1e309",
  "2147483648",
  "-2147483649",
  "9223372036854775808",
  "99999999999999999999999999",
  "0x10",
  "00000000-0000-0000-0000-000000000000",
  "0000-00-00",
  "9999-12-31T23:59:59.999Z",
  "0001-01-01T00:00:00Z",
  "-271821-04-20",
  "2026-02-30",
  "a=b",
  "=",
  "a=\u0000",
  "a,b,,c",
  "{",
  '{"__proto__":1}',
  DEEP,
];

/** What may stand in a JSON body where something else was expected, as it is written. */
const WRITTEN: readonly string[] = [
  "null",
  "true",
  "0",
  "-0",
  "-1",
  "0.1",
  "1e308",
  "-1e308",
  "5e-324",
  "1e-400",
  "1e309",
  "-1e309",
  "2147483647",
  "2147483648",
  "-2147483649",
  "9007199254740993",
  "9223372036854775808",
  "[]",
  "[null]",
  '[""]',
  '["\\u0000"]',
  "{}",
  '{"a":1,"a":2}',
  '{"__proto__":{"a":1}}',
  '{"\\u0000":1}',
  '{"constructor":1}',
  DEEP,
];

export const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random.uniform() * list.length)]!;

export const hostileText = (random: Random): string => pick(TEXTS, random);

/** As it stands in a body: half of them texts. */
export function hostileJson(random: Random): string {
  return random.uniform() < 0.5 ? JSON.stringify(hostileText(random)) : pick(WRITTEN, random);
}

/** As it stands in an address, where half of a surrogate pair and a lone percent sign are bytes. */
export function hostileBytes(random: Random): string {
  return random.uniform() < 0.15
    ? pick(["%ff", "%", "%ED%A0%80", "%c0%80", "%zz"], random)
    : encoded(hostileText(random));
}

/** Percent-encoded, a lone surrogate too: as the three bytes that it never should be. */
export function encoded(text: string): string {
  return [...text]
    .map((sign) => (sign.isWellFormed() ? encodeURIComponent(sign) : surrogateBytes(sign.charCodeAt(0))))
    .join("");
}

function surrogateBytes(unit: number): string {
  const bytes = [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)];
  return bytes.map((byte) => `%${byte.toString(16)}`).join("");
}
