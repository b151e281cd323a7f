import { DefinitionList } from "@/components/ui/definition-list";
import { clausesOf } from "@/lib/guideline/changes/clauses";
import { type GuidelineContent, QUALITIES } from "@/lib/guideline/schema";
import { ClauseList } from "./clause-list";
import type { SubjectNotes } from "./guideline-document";
import { GuidelineDocument } from "./guideline-document";

/** With more criteria than this, each shows its question and unfolds. */
const MANY = 20;

/** A published version to read: its clauses at the side, the text with its criteria, the qualities at the end. */
export function VersionReader({ content, notes }: { content: GuidelineContent; notes?: SubjectNotes }) {
  const clauses = clausesOf(content.body);
  const qualities = QUALITIES.flatMap((name) => {
    const value = content.qualities[name];
    return value ? [{ term: name[0]!.toUpperCase() + name.slice(1), value }] : [];
  });
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
        {qualities.length > 0 && (
          <section className="mt-4 max-w-[72ch] border-t border-line pt-4">
            <h2 className="mb-2 text-xl font-semibold">What good data means here</h2>
            <DefinitionList items={qualities} className="text-base" />
          </section>
        )}
      </div>
    </div>
  );
}
