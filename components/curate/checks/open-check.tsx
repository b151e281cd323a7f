import { formatCount } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { FlagCounts } from "@/lib/core/facts/trial";
import { checksHref } from "@/lib/curate/checks/address";
import type { OpenCheck } from "@/lib/curate/checks/queries";
import { checkSentence } from "@/lib/guideline/checks/check-words";
import { shareWords } from "../share-words";
import { LossTable } from "./loss-table";
import { TrialExamples } from "./trial-examples";
import { TryBound } from "./try-bound";

interface OpenCheckViewProps {
  projectId: string;
  guidelineId: string;
  asked: { of: "version" | "draft"; draw: number; value?: number | undefined };
  open: OpenCheck;
  counts: FlagCounts;
}

/** One check looked at closely: where its bound lies, what falls on both sides, who loses most. */
export function OpenCheckView({ projectId, guidelineId, asked, open, counts }: OpenCheckViewProps) {
  const { check, condition, samples, shown, losses } = open;
  const known = counts.flagged + counts.passed;
  const here = { of: asked.of, check: check.key, ...(condition !== null && { condition }), value: asked.value };
  const bounded = condition === null ? undefined : check.conditions[condition];
  return (
    <Section
      title={check.title}
      note={
        <>
          {checkSentence(check)} {formatCount(counts.flagged, "example")} of {formatCount(known, "example")}
          {known > 0 && ` (${shareWords(counts.flagged, known)})`}; it cannot tell of{" "}
          {formatCount(counts.unknown, "other")}.
        </>
      }
      actions={
        <LinkButton size="sm" href={checksHref(projectId, { ...here, draw: asked.draw + 1 })} scroll={false}>
          Draw others
        </LinkButton>
      }
    >
      <div className="grid gap-8">
        {bounded && "value" in bounded && (
          <TryBound
            projectId={projectId}
            guidelineId={guidelineId}
            here={here}
            check={check}
            condition={condition!}
            bounded={bounded}
            ownBound={open.ownBound!}
            histogram={open.histogram}
          />
        )}
        <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
          <TrialExamples
            title="Flagged, at random"
            empty="It flags none."
            projectId={projectId}
            bounded={bounded}
            examples={samples.flagged.random}
            shown={shown}
          />
          <TrialExamples
            title="Not flagged, at random"
            empty="It leaves none."
            projectId={projectId}
            bounded={bounded}
            examples={samples.passed.random}
            shown={shown}
          />
          {bounded && (
            <>
              <TrialExamples
                title="Flagged, nearest to the bound"
                empty="None is near the bound on this side."
                projectId={projectId}
                bounded={bounded}
                examples={samples.flagged.nearest}
                shown={shown}
              />
              <TrialExamples
                title="Not flagged, nearest to the bound"
                empty="None is near the bound on this side."
                projectId={projectId}
                bounded={bounded}
                examples={samples.passed.nearest}
                shown={shown}
              />
            </>
          )}
        </div>
        <LossTable losses={losses} />
      </div>
    </Section>
  );
}
