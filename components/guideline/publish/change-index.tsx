import type { ClauseDiff } from "@/lib/guideline/changes/clause-diff";
import type { ContentChanges } from "@/lib/guideline/changes/schema";

interface ChangeIndexProps {
  changes: ContentChanges;
  clauses: readonly ClauseDiff[];
}

/** What changed, as links to the subjects on the page. */
export function ChangeIndex({ changes, clauses }: ChangeIndexProps) {
  const criteria = changes.criteria.filter(({ proposed }) => proposed !== "unchanged");
  const texts = clauses.filter(({ kind }) => kind !== "same");
  return (
    <nav aria-label="What changed" className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
      <Links title="Criteria" links={criteria.map(({ key, title }) => ({ href: `#criterion-${key}`, title }))} />
      <Links title="Clauses" links={texts.map(({ slug, title }) => ({ href: `#${slug ?? "preamble"}`, title }))} />
    </nav>
  );
}

function Links({ title, links }: { title: string; links: readonly { href: string; title: string }[] }) {
  return (
    <section>
      <h2 className="mb-1 text-xs font-medium text-muted">{title}</h2>
      {links.length === 0 && <p className="text-muted">None changed.</p>}
      <ul className="grid grid-cols-[minmax(0,1fr)] border-s border-line">
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href} className="block truncate py-1 ps-3 pe-2 text-muted hover:text-ink" dir="auto">
              {link.title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
