const MINUS = "\u2212";
const NARROW_SPACE = "\u202f";

export interface NumberOptions {
  /** Digits after the point; by default none for whole numbers and up to two else. */
  digits?: number;
  /** Write a plus before positive numbers. */
  signed?: boolean;
  unit?: string;
}

const writers = new Map<string, Intl.NumberFormat>();

/** A writer is kept, since making one takes a hundred times as long as writing a number. */
function writerOf(fewest: number, most: number): Intl.NumberFormat {
  const key = `${fewest} ${most}`;
  let writer = writers.get(key);
  if (!writer) {
    writer = new Intl.NumberFormat("en", { minimumFractionDigits: fewest, maximumFractionDigits: most });
    writers.set(key, writer);
  }
  return writer;
}

/** `1,234.50 s`, with a true minus sign. Rounding happens here and nowhere before. */
export function formatNumber(value: number, { digits, signed = false, unit }: NumberOptions = {}): string {
  const text = writerOf(digits ?? 0, digits ?? (Number.isInteger(value) ? 0 : 2)).format(Math.abs(value));
  const isZero = !/[1-9]/.test(text);
  const sign = isZero ? "" : value < 0 ? MINUS : signed ? "+" : "";
  return `${sign}${text}${unit ? `${NARROW_SPACE}${unit}` : ""}`;
}

/** A share as percent: `0.871` gives `87 %`. */
export function formatPercent(share: number, digits = 0): string {
  return formatNumber(share * 100, { digits, unit: "%" });
}

/** `1 item`, `1,204 items`; give the plural where it is not an added s. */
export function formatCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(count)} ${count === 1 ? noun : plural}`;
}

const BYTE_UNITS = ["B", "kB", "MB", "GB", "TB"];

/** Decimal units, two figures: `1.9 MB`. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return formatNumber(value, { digits: power > 0 && value < 10 ? 1 : 0, unit: BYTE_UNITS[power] });
}

/** A length of time by its two largest units: `41 s`, `3 min 20 s`, `1 h 5 min`. */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return formatNumber(seconds, { digits: 1, unit: "s" });
  const whole = Math.round(seconds);
  const parts: [number, string][] = [
    [Math.floor(whole / 86_400), "d"],
    [Math.floor(whole / 3600) % 24, "h"],
    [Math.floor(whole / 60) % 60, "min"],
    [whole % 60, "s"],
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => formatNumber(amount, { unit }))
    .join(" ");
}
