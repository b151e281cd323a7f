import { JsonScanner } from "@/lib/formats/json-scanner";
import { parseJsonRecord } from "@/lib/formats/json-text";
import { readDecimal } from "@/lib/formats/numbers";

/** A value that may stand as JSON text in a table cell. What is not JSON, or too deep to be safe, is returned as it is. */
export function unpackJson(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  const bytes = Buffer.from(value);
  const scanner = new JsonScanner();
  scanner.scan(bytes, 0, bytes.length);
  const parsed = parseJsonRecord(bytes, 1, scanner);
  return "value" in parsed ? parsed.value : value;
}

/** A number that may stand as text in a table cell; anything else is returned as it is, for the schema to refuse. */
export function toNumber(value: unknown): unknown {
  const number = typeof value === "string" ? readDecimal(value) : Number.NaN;
  return Number.isFinite(number) ? number : value;
}
