import clsx from "clsx";
import type { Clause } from "@/lib/guideline/clauses";

/** The clauses of a guideline as links into the page. */
export function ClauseList({ clauses }: { clauses: readonly Clause[] }) {
  return (
    <nav aria-label="Clauses" className="min-w-0">
      <ul className="grid border-s border-line">
        {clauses.map(({ slug, title, depth }) => (
          <li key={slug}>
            <a
              href={`#${slug}`}
              className={clsx(
                "block truncate py-1 pe-2 text-muted hover:text-ink",
                ["ps-3", "ps-6", "ps-9"][Math.min(depth, 3) - 1],
              )}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
