import clsx from "clsx";
import { memo, type ReactNode } from "react";
import { Explained } from "@/components/glossary/explained";
import { KIND_WORDS } from "@/components/guideline/criterion-words";
import { Badge } from "@/components/ui/badge";
import { scalePoints } from "@/lib/guideline/answers/scale-points";
import { type Criterion, type Part, SETUPS } from "@/lib/guideline/schema";

interface CriterionViewProps {
  criterion: Criterion;
  className?: string;
  /** Shows its question and unfolds to the rest. */
  folded?: boolean;
  /** Good, bad and borderline ones. */
  examples?: ReactNode;
  /** What stands under it: requests that wait, cases that were decided. */
  note?: ReactNode;
}

/** One criterion to read: what is asked, how it is answered, and what each answer means. */
export const CriterionView = memo(function CriterionView({
  criterion,
  className,
  folded = false,
  examples,
  note,
}: CriterionViewProps) {
  const { key, title, kind, level, required, help, showIf, betterResponse } = criterion;
  const { label, Icon } = KIND_WORDS[kind];
  const how = (
    <>
      {help && (
        <p className="mt-2 whitespace-pre-line wrap-anywhere" dir="auto">
          {help}
        </p>
      )}
      <Answers criterion={criterion} />
      {examples}
    </>
  );
  return (
    <article
      id={`criterion-${key}`}
      aria-label={title || key}
      className={clsx(
        "group/place min-w-0 scroll-mt-16 rounded-lg border border-line bg-raised px-3 py-2.5",
        className,
      )}
    >
      <h3 className="flex items-start gap-2 font-semibold">
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
        <span className="min-w-0 wrap-anywhere" dir="auto">
          {title || <span className="font-normal text-muted">Without a title</span>}
        </span>
      </h3>
      <p className="mt-1 flex flex-wrap items-center gap-1.5 text-xs text-muted">
        <Badge>{label}</Badge>
        <Explained term="level">{level}</Explained>
        <span>{required ? "required" : "optional"}</span>
        {betterResponse && <span>the better response</span>}
        <code className="font-mono">{key}</code>
      </p>
      {showIf && (
        <p className="mt-2 text-muted">
          Asked only when <code className="font-mono">{showIf.criterion}</code> is {showIf.in.join(" or ")}.
        </p>
      )}
      {folded ? (
        <details>
          <summary className="mt-1 cursor-pointer rounded-sm text-muted hover:text-ink">How to answer</summary>
          {how}
        </details>
      ) : (
        how
      )}
      {note}
    </article>
  );
});

const PARTS: { [P in Part]: (part: NonNullable<Criterion[P]>) => ReactNode } = {
  options: (options) =>
    options.length > 0 && (
      <Rows
        rows={options.map(({ value, label, description }) => ({ id: value, name: label || value, text: description }))}
      />
    ),
  scale: (scale) => {
    const points = scalePoints(scale)?.map(String) ?? [String(scale.min), String(scale.max)];
    return <Rows numeric rows={points.map((point) => ({ id: point, name: point, text: scale.anchors[point] }))} />;
  },
  preference: ({ strength, ties }) => (
    <p className="mt-2 text-muted">
      One response, {strength === 1 ? "without strength" : `in ${strength} strengths`};{" "}
      {ties ? "ties allowed" : "no ties"}.
    </p>
  ),
};

function Answers({ criterion }: { criterion: Criterion }) {
  const { part, partIsOptional } = SETUPS[criterion.kind];
  if (!part) return null;
  if (partIsOptional && !criterion.options?.length)
    return <p className="mt-2 text-muted">All responses, best first.</p>;
  return partView(part, criterion);
}

function partView<P extends Part>(part: P, criterion: Criterion): ReactNode {
  const own = criterion[part];
  return own && PARTS[part](own);
}

interface Row {
  id: string;
  name: string;
  text: string | undefined;
}

function Rows({ rows, numeric = false }: { rows: Row[]; numeric?: boolean }) {
  return (
    <dl className="mt-2 grid grid-cols-[minmax(1.5rem,auto)_minmax(0,1fr)] gap-x-3 border-t border-line">
      {rows.map(({ id, name, text }) => (
        <div key={id} className="col-span-2 grid grid-cols-subgrid border-b border-line py-1 last:border-b-0 last:pb-0">
          <dt className={clsx("max-w-40 wrap-anywhere", numeric ? "tabular font-medium" : "font-medium")} dir="auto">
            {name}
          </dt>
          <dd className="wrap-anywhere text-muted" dir="auto">
            {text?.trim() ? text : "—"}
          </dd>
        </div>
      ))}
    </dl>
  );
}
