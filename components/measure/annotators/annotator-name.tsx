import type { NamedRow } from "@/components/charts/row-name";
import { PersonName } from "@/components/ui/person-name";
import type { Annotator } from "@/lib/measure/annotators/people";

/** Somebody who gave labels: judges and those whose labels were imported are told apart, and so is whoever has no role any more. */
export function AnnotatorName({ annotator }: { annotator: Annotator }) {
  const beside = besideOf(annotator);
  return (
    <span className="inline-flex max-w-full items-baseline gap-1.5">
      <PersonName name={annotator.name} colorIndex={annotator.colorIndex} kind={annotator.kind} />
      {beside && <span className="shrink-0 text-xs text-muted">{beside}</span>}
    </span>
  );
}

function besideOf({ kind, role }: Annotator): string | null {
  if (kind === "model") return null;
  if (kind === "external") return "imported";
  if (role === "annotator") return null;
  return role ?? "has left";
}

/** The same for a row of a figure. */
export function namedRow(annotator: Annotator, href: string): NamedRow {
  const { id, name, colorIndex, kind } = annotator;
  return { key: id, name, colorIndex, kind, beside: besideOf(annotator) ?? undefined, href };
}
