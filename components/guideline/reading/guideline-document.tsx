import clsx from "clsx";
import { memo, type ReactNode } from "react";
import { MarkdownText } from "@/components/example-view/markdown-text";
import { ExampleList } from "@/components/guideline/examples/example-list";
import type { GuidelineExample } from "@/lib/guideline/guideline-example";
import type { Criterion } from "@/lib/guideline/schema";
import { CLAUSE_PARTS } from "./clause-parts";
import { CriterionView } from "./criterion-view";
import { readingSections } from "./sections";

interface GuidelineDocumentProps {
  body: string;
  criteria: readonly Criterion[];
  examples?: readonly GuidelineExample[];
  /** Criteria under their clause instead of beside it, for narrow panes. */
  stacked?: boolean;
  /** Criteria show their questions and unfold. */
  folded?: boolean;
  notes?: SubjectNotes;
}

/** A guideline to read: each clause with the criteria that it decides beside it. Clauses can be linked to by their slug. */
export function GuidelineDocument({
  body,
  criteria,
  examples = [],
  stacked = false,
  folded = false,
  notes,
}: GuidelineDocumentProps) {
  const sections = readingSections(body, criteria, examples);
  if (sections.length === 0) return <p className="text-muted">There is no text yet.</p>;
  return (
    <div className="@container min-w-0 text-lg">
      {sections.map(({ clause, text, criteria: own, examples: shown }, index) => (
        <Section
          key={clause?.slug ?? (index === 0 ? "before" : "after")}
          slug={clause?.slug}
          title={clause?.title ?? (own.length > 0 ? "Without a clause" : undefined)}
          depth={clause?.depth ?? 2}
          text={text}
          criteria={own}
          examples={shown}
          stacked={stacked}
          folded={folded}
          note={clause ? notes?.clauses.get(clause.slug) : undefined}
          criterionNotes={notes?.criteria}
        />
      ))}
      {notes?.end}
    </div>
  );
}

interface SectionProps {
  slug: string | undefined;
  title: string | undefined;
  depth: number;
  text: string;
  criteria: Criterion[];
  /** Of the clause and of its criteria. */
  examples: GuidelineExample[];
  stacked: boolean;
  folded: boolean;
  note: ReactNode;
  criterionNotes: SubjectNotes["criteria"] | undefined;
}

function haveSame(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length === after.length && before.every((one, index) => one === after[index]);
}

function areEqual(before: SectionProps, after: SectionProps): boolean {
  const { criteria: old, examples: shown, ...rest } = before;
  const { criteria: now, examples: shows, ...others } = after;
  return (
    haveSame(old, now) &&
    haveSame(shown, shows) &&
    (Object.keys(rest) as (keyof typeof rest)[]).every((name) => rest[name] === others[name])
  );
}

/** Drawn again only when something of it changed, so that a long guideline stays quick to edit. */
const Section = memo(function Section(props: SectionProps) {
  const { slug, title, depth, text, criteria, examples, stacked, folded, note, criterionNotes } = props;
  return (
    <section
      id={slug}
      className={clsx(
        "grid min-w-0 scroll-mt-16 gap-x-8 gap-y-3 pb-4",
        // What is far from view is laid out when it comes near; its size is remembered from then on.
        "[content-visibility:auto] [contain-intrinsic-block-size:auto_16rem] print:[content-visibility:visible]",
        !stacked && "@4xl:grid-cols-[minmax(0,72ch)_minmax(20rem,26rem)]",
      )}
    >
      <div className="group/place min-w-0 max-w-[72ch]" dir="auto">
        {title && <Heading slug={slug} title={title} depth={depth} />}
        {text && <MarkdownText text={text} parts={CLAUSE_PARTS} />}
        <ExampleList examples={examples.filter(({ clause }) => clause !== undefined)} />
        {note}
      </div>
      {criteria.length > 0 && (
        <div className="grid min-w-0 content-start gap-3 text-sm">
          {criteria.map((criterion) => (
            <CriterionView
              key={criterion.key}
              criterion={criterion}
              folded={folded}
              examples={<ExampleList examples={examples.filter((one) => one.criterion === criterion.key)} />}
              note={criterionNotes?.get(criterion.key)}
            />
          ))}
        </div>
      )}
    </section>
  );
}, areEqual);

const SIZES = ["text-xl font-semibold", "text-lg font-semibold", "text-lg font-medium"];

function Heading({ slug, title, depth }: { slug: string | undefined; title: string; depth: number }) {
  const Tag = depth === 1 ? "h2" : "h3";
  return (
    <Tag className={clsx("group mb-1", SIZES[Math.min(depth, 3) - 1])}>
      <bdi>{title}</bdi>
      {slug && (
        <a
          href={`#${slug}`}
          aria-label={`Link to ${title}`}
          className="ms-2 text-muted no-underline opacity-0 group-hover:opacity-100 focus:opacity-100"
        >
          ¶
        </a>
      )}
    </Tag>
  );
}

/** What stands beside the clauses (by slug) and criteria (by key) of a guideline that is read, and at its end. */
export interface SubjectNotes {
  clauses: ReadonlyMap<string, ReactNode>;
  criteria: ReadonlyMap<string, ReactNode>;
  end: ReactNode;
}
