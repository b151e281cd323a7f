import type { RawValue } from "@/cli/raw-record";

/**
 * A value as it is meant, whether it came as JSON or as its text in a cell: a list of labels or numbers is a set or a ranking, spans are the
 * set of them, a preference is its choice, with the strength behind where it has one. Any other text stays as it is.
 */
export function openValue(value: RawValue | undefined): RawValue | null {
  if (value === undefined) return null;
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return plainValue(JSON.parse(value)) ?? value;
  } catch {
    return value;
  }
}

/** A list or an object of JSON as the answer that it stands for; undefined where it is none. */
export function plainValue(value: unknown): RawValue | undefined {
  if (!Array.isArray(value)) return preferenceText(value);
  const members = value.map((member) => (isScalar(member) ? String(member) : spanText(member)));
  return members.every((member) => member !== undefined) ? members : undefined;
}

function isScalar(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function spanText(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { start, end, label } = value as Record<string, unknown>;
  return typeof label === "string" && typeof start === "number" && typeof end === "number"
    ? `${start}-${end} ${label}`
    : undefined;
}

function preferenceText(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { choice, strength } = value as Record<string, unknown>;
  if (typeof choice !== "string") return undefined;
  return strength === undefined || strength === null ? choice : `${choice}${String(strength)}`;
}
