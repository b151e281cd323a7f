import { Badge } from "@/components/ui/badge";
import { PersonName } from "@/components/ui/person-name";

/** Whom or what a row of many is of, as plain data: with a colour it is a person. */
export interface NamedRow {
  key: string;
  name: string;
  colorIndex?: number;
  kind?: "human" | "model" | "external";
  /** What else there is to know of them, in a word or two; left out where there is no room. */
  beside?: string;
  /** What asks for a look. */
  badge?: string;
  /** Where more about it is, or the examples behind it. */
  href?: string;
}

/** In one line or, where the row has room for it, in two: many long names begin alike. */
export function RowName({ name, colorIndex, kind, beside, badge, wraps }: Omit<NamedRow, "key"> & { wraps?: boolean }) {
  return (
    <span className="inline-flex max-w-full flex-wrap items-baseline gap-x-1.5">
      {colorIndex === undefined ? (
        <bdi className={wraps ? "min-w-0 line-clamp-2" : "min-w-0 truncate"}>{name}</bdi>
      ) : (
        <PersonName name={name} colorIndex={colorIndex} kind={kind} wraps={wraps} />
      )}
      {beside && <span className="shrink-0 text-xs text-muted @max-xl:hidden">{beside}</span>}
      {badge && <Badge tone="warn">{badge}</Badge>}
    </span>
  );
}
