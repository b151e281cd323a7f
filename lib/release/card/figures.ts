import type { ReleaseManifest } from "@/lib/release/schema";

type Estimate = NonNullable<NonNullable<NonNullable<ReleaseManifest["checks"]>[number]["measured"]>["precision"]>;

export const whole = (n: number): string => n.toLocaleString("en");

/** `1 label`, `1,204 labels`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${whole(n)} ${n === 1 ? one : many}`;

const percent = (share: number): string =>
  `${share.toLocaleString("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 })} %`;

/** `12 (3.0 %)`. */
export const shareOf = (part: number, of: number): string =>
  of === 0 ? whole(part) : `${whole(part)} (${percent((100 * part) / of)})`;

/** A share, and unless it is known exactly its interval, whose ends are rounded away from it so that the sentence stays true. */
export function rate({ value, interval, undefinedBecause }: Estimate): string {
  if (value === null) return `not known${because(undefinedBecause)}`;
  if (!interval || interval[0] === interval[1]) return percent(100 * value);
  const [low, high] = [Math.floor(interval[0] * 1000 + 1e-9) / 10, Math.ceil(interval[1] * 1000 - 1e-9) / 10];
  return `${percent(100 * value)} (${percent(low)} to ${percent(high)})`;
}

/** A coefficient with its interval, or why there is none. */
export function coefficient({ value, interval, undefinedBecause }: Estimate): string {
  if (value === null) return `not known${because(undefinedBecause)}`;
  return interval ? `${decimal(value)} (${decimal(interval[0])} to ${decimal(interval[1])})` : decimal(value);
}

const decimal = (value: number): string =>
  value.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 }).replace("-", "−");

const because = (reason: string | null): string => (reason === null ? "" : `: ${reason.replaceAll("-", " ")}`);
