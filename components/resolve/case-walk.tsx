"use client";

import { useEffect, useRef } from "react";
import { Kbd } from "@/components/ui/kbd";
import { useGo } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { COMMAND_KEYS, useCaseKeys } from "./case-keys";

interface CaseWalkProps {
  /** Which case is open: where the page scrolls, its beginning comes into view with it. */
  at: string;
  previousHref: string | null;
  nextHref: string | null;
}

/** To the case before and after without deciding, also by key. */
export function CaseWalk({ at, previousHref, nextHref }: CaseWalkProps) {
  const go = useGo();
  const place = useRef<HTMLElement>(null);
  const seen = useRef(at);
  useEffect(() => {
    if (seen.current === at) return;
    seen.current = at;
    place.current?.scrollIntoView({ block: "start" });
  }, [at]);
  useCaseKeys((action) => {
    if (action.do !== "command") return false;
    const href = action.command === "next" ? nextHref : action.command === "previous" ? previousHref : null;
    if (href) go.push(href, { scroll: false });
    return href !== null;
  });
  return (
    <nav ref={place} aria-label="Cases" className="flex min-h-7 scroll-mt-14 gap-2">
      {previousHref && (
        <LinkButton size="sm" href={previousHref} scroll={false}>
          Previous <Kbd keys={COMMAND_KEYS.previous.key} />
        </LinkButton>
      )}
      {nextHref && (
        <LinkButton size="sm" href={nextHref} scroll={false}>
          Skip to next <Kbd keys={COMMAND_KEYS.next.key} />
        </LinkButton>
      )}
    </nav>
  );
}
