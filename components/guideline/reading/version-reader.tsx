import { clausesOf } from "@/lib/guideline/changes/clauses";
import type { GuidelineContent } from "@/lib/guideline/schema";
import { ClauseList } from "./clause-list";
import type { SubjectNotes } from "./guideline-document";
import { GuidelineDocument } from "./guideline-document";
import { QualityList } from "./quality-list";

/** With more criteria than this, each shows its question and unfolds. */
const MANY = 20;

/** A published version to read: its clauses at the side, the text with its criteria, the qualities at the end. */
export function VersionReader({ content, notes }: { content: GuidelineContent; notes?: SubjectNotes }) {
  const clauses = clausesOf(content.body);
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[12rem_minmax(0,1fr)]">
      <div className="max-lg:hidden">
        <div className="sticky top-16 max-h-[calc(100dvh-5rem)] overflow-auto">
          <ClauseList
            clauses={clauses.map(({ slug, title, depth }) => ({ slug, title, depth }))}
            criteria={content.criteria.map(({ key, title }) => ({ key, title }))}
          />
        </div>
      </div>
      <div className="min-w-0">
        <GuidelineDocument
          body={content.body}
          criteria={content.criteria}
          examples={content.examples}
          folded={content.criteria.length > MANY}
          notes={notes}
        />
        <QualityList qualities={content.qualities} checks={content.checks ?? []} />
      </div>
    </div>
  );
}
