"use client";

import { useRouter } from "next/navigation";
import { Kbd } from "@/components/ui/kbd";
import { LinkButton } from "@/components/ui/link-button";
import { WALK_KEYS } from "./case-keys";
import { useCaseKeys } from "./use-case-keys";

interface CaseWalkProps {
  previousHref: string | null;
  nextHref: string | null;
}

/** To the case before and after without deciding, also by key. */
export function CaseWalk({ previousHref, nextHref }: CaseWalkProps) {
  const router = useRouter();
  useCaseKeys((key, typing) => {
    if (typing) return false;
    const href = key === WALK_KEYS.next ? nextHref : key === WALK_KEYS.previous ? previousHref : null;
    if (href) router.push(href);
    return href !== null;
  });
  return (
    <nav aria-label="Cases" className="flex gap-2">
      {previousHref && (
        <LinkButton size="sm" href={previousHref}>
          Previous <Kbd keys={WALK_KEYS.previous} />
        </LinkButton>
      )}
      {nextHref && (
        <LinkButton size="sm" href={nextHref}>
          Skip to next <Kbd keys={WALK_KEYS.next} />
        </LinkButton>
      )}
    </nav>
  );
}
