import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { Held } from "@/lib/measure/held";

interface NoLabelsProps {
  projectId: string;
  held: Held;
  /** The same page without its filter; null where there is none. */
  wholeHref: string | null;
}

/** A dashboard without a label: what is missing, and the next step towards it. */
export function NoLabels({ projectId, held, wholeHref }: NoLabelsProps) {
  if (held === "nothing")
    return (
      <EmptyState
        title="No examples yet"
        action={<LinkButton href={`/projects/${projectId}/import`}>Import examples</LinkButton>}
      >
        Figures come of labels, and labels of examples. Import a file first; it may hold labels, too.
      </EmptyState>
    );
  if (held === "examples")
    return (
      <EmptyState
        title="No labels yet"
        action={<LinkButton href={`/projects/${projectId}/assign`}>Open a round</LinkButton>}
      >
        Hand out examples to two people or more each, in random order, or import labels that you have.
      </EmptyState>
    );
  return (
    <EmptyState
      title="No labels here"
      action={wholeHref !== null && <LinkButton href={wholeHref}>Without the filter</LinkButton>}
    >
      The project has labels, but none of this criterion under this version and filter.
    </EmptyState>
  );
}
