import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { formatCount, formatNumber } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import type { Outcome } from "@/components/ui/use-command";
import type { CheckList, ChecksTried } from "@/lib/curate/checks/queries";
import { draftHref } from "@/lib/guideline/address";
import { UnsoughtPatterns } from "./unsought-patterns";

interface ChecksNoticesProps {
  list: CheckList;
  tried: ChecksTried;
  isDraft: boolean;
  lookFor: (input: { patterns: string[] }) => Promise<Outcome<unknown>>;
}

/** What is missing before the figures of checks can be read. */
export function ChecksNotices({ list, tried, isDraft, lookFor }: ChecksNoticesProps) {
  const { guidelineId, version, checks, incomplete } = list;
  const { total, examples } = tried;
  if (checks.length === 0 && incomplete.length === 0)
    return (
      <EmptyState
        title={isDraft ? "The draft has no checks" : `Version ${version.number} has no checks`}
        action={
          <LinkButton variant="primary" href={draftHref(guidelineId, { beside: "qualities" })}>
            Write checks
          </LinkButton>
        }
      >
        A check says by machine when an example lacks one of the six qualities. Checks stand beside the words of the
        qualities in the guideline; there are ready sets to begin with. They can be tried here before they are
        published.
      </EmptyState>
    );
  return (
    <>
      {incomplete.length > 0 && (
        <Callout tone="warn" title={`${formatCount(incomplete.length, "check")} of the draft cannot be tried yet`}>
          Something is not said in: {incomplete.join(", ")}.
        </Callout>
      )}
      {total === 0 && <EmptyState title="No examples yet">Import some, and the checks say what they flag.</EmptyState>}
      {tried.unsought.length > 0 && total > 0 && <UnsoughtPatterns patterns={tried.unsought} lookFor={lookFor} />}
      {total > examples && (
        <Callout title={`Facts are known of ${formatNumber(examples)} of ${formatCount(total, "example")}`}>
          Of the others no check says anything. Facts are found after each import.
        </Callout>
      )}
    </>
  );
}
