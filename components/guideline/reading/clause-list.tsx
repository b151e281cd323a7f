"use client";

import clsx from "clsx";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Clause } from "@/lib/guideline/changes/clauses";

interface ClauseListProps {
  clauses: readonly Pick<Clause, "slug" | "title" | "depth">[];
  criteria: readonly { key: string; title: string }[];
}

/** With more lines than this, one searches rather than looks, and criteria are listed as well. */
const FEW = 15;

/** The clauses of a guideline as links into the page; of a long one also its criteria, with a search over both. */
export function ClauseList({ clauses, criteria }: ClauseListProps) {
  const [sought, setSought] = useState("");
  const isLong = clauses.length + criteria.length > FEW;
  const has = (text: string) => text.toLowerCase().includes(sought.trim().toLowerCase());
  const depths = ["ps-3", "ps-6", "ps-9"];
  const lines = clauses.map(({ slug, title, depth }) => ({
    href: `#${slug}`,
    title,
    indent: depths[Math.min(depth, 3) - 1],
  }));
  const asked = criteria.map(({ key, title }) => ({ href: `#criterion-${key}`, title, indent: depths[0] }));
  return (
    <nav aria-label="Clauses" className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
      {isLong && (
        <Field label="Find a clause or criterion" hideLabel>
          <Input
            type="search"
            value={sought}
            placeholder="Find a place"
            onChange={(event) => setSought(event.target.value)}
          />
        </Field>
      )}
      <Links links={lines.filter(({ title }) => has(title))} />
      {isLong && asked.length > 0 && (
        <section>
          <h2 className="mb-1 text-xs font-medium text-muted">Criteria, as asked</h2>
          <Links links={asked.filter(({ title }) => has(title))} />
        </section>
      )}
    </nav>
  );
}

function Links({ links }: { links: readonly { href: string; title: string; indent: string | undefined }[] }) {
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)] border-s border-line">
      {links.map(({ href, title, indent }) => (
        <li key={href}>
          <a href={href} className={clsx("block truncate py-1 pe-2 text-muted hover:text-ink", indent)} dir="auto">
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
