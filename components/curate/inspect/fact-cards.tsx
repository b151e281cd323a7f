import { TextLink } from "@/components/ui/text-link";
import { NamedWords } from "@/components/words/named-words";
import { factNamed } from "@/lib/core/facts/catalogue";
import { factHref, type LookAsked } from "@/lib/curate/inspect/address";
import type { FactOverview } from "@/lib/curate/inspect/overview";
import type { WordNames } from "@/lib/guideline/checks/check-words";
import { inGroups } from "./fact-groups";
import { readingOf } from "./fact-reading";
import { factTitle, partWords } from "./fact-words";
import { MiniDistribution } from "./mini-distribution";

interface FactCardsProps {
  projectId: string;
  look: LookAsked;
  /** Which parts the facts on parts are about. */
  part: string | null;
  facts: readonly FactOverview[];
  names: WordNames;
}

/** Every fact of which something is known, each with a small distribution and what it says; each leads to its page. */
export function FactCards({ projectId, look, part, facts, names }: FactCardsProps) {
  const known = facts.filter(({ distribution }) => distribution.units > distribution.missing);
  if (known.length === 0) return null;
  return (
    <div className="grid gap-7">
      {inGroups(known).map(({ title, facts }) => (
        <section key={title} aria-label={title} className="grid gap-3">
          <h3 className="font-medium">{title}</h3>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-6 gap-y-5">
            {facts.map(({ fact, distribution }) => (
              <li key={fact} className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-1.5">
                <p className="flex min-w-0 items-baseline justify-between gap-2">
                  <TextLink href={factHref(projectId, fact, look)} title={factNamed(fact)?.help} className="truncate">
                    <bdi>{factTitle(fact)}</bdi>
                  </TextLink>
                  {factNamed(fact)?.on === "part" && part && (
                    <span className="shrink-0 text-xs text-muted">{partWords(part).toLowerCase()}</span>
                  )}
                </p>
                <MiniDistribution fact={fact} distribution={distribution} names={names} />
                <p className="text-xs text-muted">
                  <NamedWords>{readingOf(fact, distribution, names)}</NamedWords>
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
