import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

interface NothingToCompareProps {
  projectId: string;
  /** How many people gave labels. */
  raters: number;
}

/** In the place of agreement where no example has two labels: what is missing, and how it comes. */
export function NothingToCompare({ projectId, raters }: NothingToCompareProps) {
  return (
    <EmptyState
      title={raters === 1 ? "Only one person has labelled" : "No example has two labels yet"}
      action={<LinkButton href={`/projects/${projectId}/assign`}>Open a round</LinkButton>}
    >
      Agreement compares what two people say of the same example. Open a round with an overlap of two or more
      {raters === 1 ? ", for at least one more person" : ""}; 50 examples with two labels give a first figure.
    </EmptyState>
  );
}
