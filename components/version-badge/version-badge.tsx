import clsx from "clsx";
import { Link } from "@/components/ui/link";

export interface VersionStamp {
  /** The version's number; `null` for a draft. */
  number: number | null;
  /** SHA-256 of the content, in hexadecimal; the badge shows the first four digits. */
  hash?: string | null;
  /** Of labels of one criterion: number of the version that began what it means here. Equal numbers are one question. */
  since?: number;
  /** Name of the guideline, where it is not clear from the page. */
  guideline?: string;
}

interface VersionBadgeProps extends VersionStamp {
  /** The version that the project is pinned to: the standard, so it wears gold. */
  pinned?: boolean;
  /** Where the difference to the current version is shown. */
  href?: string;
  className?: string;
}

/** Under which guideline version something came to be: `v3 · 9f2c`, with a stripe in the version's colour. */
export function VersionBadge({ number, hash, guideline, pinned = false, href, className }: VersionBadgeProps) {
  const label = number === null ? "draft" : `v${number}`;
  const title = [
    guideline,
    number === null ? "draft, not published" : `version ${number}`,
    pinned && "in force in this project",
    hash && `SHA-256 ${hash}`,
  ]
    .filter(Boolean)
    .join(", ");
  const shape = clsx(
    "inline-flex h-5 items-center gap-1.5 overflow-hidden rounded-sm border bg-raised pe-1.5 font-mono text-xs whitespace-nowrap text-ink no-underline",
    pinned ? "border-gold" : "border-line",
    href && "hover:border-edge",
    className,
  );
  const content = (
    <>
      <span
        aria-hidden
        className={clsx("keep-color h-full w-1 shrink-0", number === null && "bg-edge")}
        style={number === null ? undefined : { background: versionColor(number) }}
      />
      <span className={clsx(pinned && "text-gold-ink", href && "underline decoration-current/40 underline-offset-2")}>
        {label}
      </span>
      {hash && (
        <span data-hash className="text-muted">
          · {hash.slice(0, 4)}
        </span>
      )}
      <span className="sr-only">{title}</span>
    </>
  );
  return href ? (
    <Link href={href} title={`${title}. Open the difference to the current version`} className={shape}>
      {content}
    </Link>
  ) : (
    <span title={title} className={shape}>
      {content}
    </span>
  );
}

/** Turns by the golden angle, so that neighbouring versions always lie far apart and no hue returns soon. */
const GOLDEN_ANGLE = 137.508;
const FIRST_HUE = 250;

/** The hue of a guideline version, in degrees. */
export function versionHue(number: number): number {
  return (FIRST_HUE + (number - 1) * GOLDEN_ANGLE) % 360;
}

/** The colour of a version in the current theme: its stripe on badges, its line and marks in charts. */
export function versionColor(number: number): string {
  return `oklch(var(--version-lightness) var(--version-chroma) ${versionHue(number).toFixed(1)})`;
}
