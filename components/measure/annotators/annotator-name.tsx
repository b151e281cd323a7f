import clsx from "clsx";
import { PersonName } from "@/components/ui/person-name";
import type { Annotator } from "@/lib/measure/annotators/people";

interface AnnotatorNameProps {
  annotator: Annotator;
  /** In a narrow figure the name alone has room. */
  inFigure?: boolean;
}

/** Somebody who gave labels: judges and those whose labels were imported are told apart, and so is whoever has no role any more. */
export function AnnotatorName({ annotator, inFigure = false }: AnnotatorNameProps) {
  const beside = besideOf(annotator);
  return (
    <span className="inline-flex max-w-full items-baseline gap-1.5">
      <PersonName name={annotator.name} colorIndex={annotator.colorIndex} kind={annotator.kind} />
      {beside && <span className={clsx("shrink-0 text-xs text-muted", inFigure && "@max-xl:hidden")}>{beside}</span>}
    </span>
  );
}

function besideOf({ kind, role }: Annotator): string | null {
  if (kind === "model") return null;
  if (kind === "external") return "imported";
  if (role === "annotator") return null;
  return role ?? "has left";
}
