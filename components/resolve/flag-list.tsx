import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import type { Case } from "@/lib/resolve/case";

interface FlagListProps {
  flags: Case["flags"];
  /** The form for a change request from a flag; null for those who may not file one. */
  requestHref: (flag: string) => string | null;
}

/** What annotators flagged on the example and nobody has dealt with. */
export function FlagList({ flags, requestHref }: FlagListProps) {
  return flags.map(({ id, body }) => {
    const href = requestHref(id);
    return (
      <Callout
        key={id}
        tone="warn"
        title="Flagged while labelling"
        actions={
          href && (
            <LinkButton size="sm" href={href}>
              Request a change
            </LinkButton>
          )
        }
      >
        <span dir="auto">{body}</span>
      </Callout>
    );
  });
}
