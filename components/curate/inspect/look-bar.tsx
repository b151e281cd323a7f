import { X } from "lucide-react";
import { formatNumber } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { tabListStyle, tabStyle } from "@/components/ui/tab-style";
import { NamedWords } from "@/components/words/named-words";
import { unmarked } from "@/lib/core/text/marked-names";
import type { WordNames } from "@/lib/guideline/checks/check-words";
import { partWords, saidCondition } from "./fact-words";

interface LookBarProps {
  where: readonly string[];
  /** The same page under other conditions. */
  href: (where: readonly string[]) => string;
  matching: number;
  examples: number;
  names: WordNames;
  /** What else they have in common, as what a check or people say of them, and the same page without it. */
  also?: readonly { words: string; href: string }[];
  actions?: React.ReactNode;
}

/** Which examples a page is about: each condition can be taken away, and each is one step of Back. */
export function LookBar({ where, href, matching, examples, names, also = [], actions }: LookBarProps) {
  const taken = [
    ...where.map((condition) => ({
      words: saidCondition(condition, names),
      href: href(where.filter((one) => one !== condition)),
    })),
    ...also,
  ];
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="figures">
        {taken.length === 0 ? (
          <>
            <span className="font-medium">{formatNumber(examples)}</span>{" "}
            <span className="text-muted">{examples === 1 ? "example" : "examples"}</span>
          </>
        ) : (
          <>
            <span className="font-medium">{formatNumber(matching)}</span>{" "}
            <span className="text-muted">of {formatNumber(examples)} examples</span>
          </>
        )}
      </p>
      {taken.length > 0 && (
        <ul aria-label="Conditions" className="flex min-w-0 flex-wrap gap-2">
          {taken.map(({ words, href }) => (
            <li key={words} className="max-w-full">
              <Link
                href={href}
                aria-label={unmarked(`Take away: ${words}`)}
                className="inline-flex h-7 max-w-full items-center gap-1.5 rounded-sm bg-sunken px-2 text-ink ring-1 ring-line ring-inset hover:bg-raised pointer-coarse:h-10"
              >
                <NamedWords className="truncate">{words}</NamedWords>
                <X aria-hidden className="size-3.5 shrink-0 text-muted" />
              </Link>
            </li>
          ))}
          {where.length > 1 && (
            <li>
              <LinkButton size="sm" variant="quiet" href={href([])}>
                Clear all
              </LinkButton>
            </li>
          )}
        </ul>
      )}
      {actions}
    </div>
  );
}

interface PartTabsProps {
  parts: readonly { part: string; parts: number }[];
  current: string | null;
  href: (part: string) => string;
}

/** Which parts of the examples the facts are about; nothing where there is one kind. */
export function PartTabs({ parts, current, href }: PartTabsProps) {
  if (parts.length < 2) return null;
  return (
    <nav aria-label="Parts" className={tabListStyle}>
      {parts.map(({ part, parts }) => (
        <Link key={part} href={href(part)} aria-current={part === current ? "page" : undefined} className={tabStyle}>
          {partWords(part)} <span className="figures text-muted">{formatNumber(parts)}</span>
        </Link>
      ))}
    </nav>
  );
}
