import { ExampleView } from "@/components/example-view/example-view";
import { newRequestHref } from "@/components/guideline/requests/request-words";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { Criterion } from "@/lib/guideline/schema";
import { candidateAnswers } from "@/lib/resolve/candidates";
import type { Case } from "@/lib/resolve/case";
import { answerWords } from "./answer-words";
import { GivenLabels } from "./given-labels";
import { SettleForm } from "./settle-form";
import { Standing } from "./standing";

interface CasePanelProps {
  shown: Case;
  criterion: Criterion;
  guidelineHref: string;
  place: { guidelineId: string; projectId: string };
  /** Change requests on the criterion that a guideline gap can go to. */
  requests: Parameters<typeof SettleForm>[0]["requests"];
  nextHref: string;
  mayDecide: boolean;
  settle: Parameters<typeof SettleForm>[0]["settle"];
  withdraw: Parameters<typeof Standing>[0]["withdraw"];
}

/** One case: the example, everybody's labels, and the decision. */
export function CasePanel(props: CasePanelProps) {
  const { shown, criterion, guidelineHref, place, nextHref, mayDecide, settle, withdraw } = props;
  const standing = shown.resolutions.find(({ criterionKey }) => criterionKey === criterion.key);
  const candidates = candidateAnswers(criterion, shown.labels).map(({ value, given }) => ({
    value,
    given,
    words: answerWords(criterion, value),
  }));
  return (
    <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <ExampleView example={shown.example} />
      <div className="grid content-start gap-6">
        <Section
          title={criterion.title}
          note={criterion.help}
          actions={
            <>
              <TextLink href={guidelineHref}>Guideline</TextLink>
              {mayDecide && (
                <TextLink
                  href={newRequestHref(place.guidelineId, {
                    criterion: criterion.key,
                    project: place.projectId,
                    example: shown.example.id,
                  })}
                >
                  Request a change
                </TextLink>
              )}
            </>
          }
        >
          <GivenLabels labels={shown.labels} criterion={criterion} />
        </Section>
        {shown.flags.map((flag) => (
          <Callout
            key={flag.id}
            tone="warn"
            title="Flagged while labelling"
            actions={
              mayDecide && (
                <LinkButton
                  size="sm"
                  href={newRequestHref(place.guidelineId, { flag: flag.id, criterion: criterion.key })}
                >
                  Request a change
                </LinkButton>
              )
            }
          >
            <span dir="auto">{flag.body}</span>
          </Callout>
        ))}
        {standing ? (
          <Standing resolution={standing} criterion={criterion} mayDecide={mayDecide} withdraw={withdraw} />
        ) : (
          mayDecide && (
            <SettleForm
              key={`${shown.exampleId} ${criterion.key}`}
              example={shown.exampleId}
              criterion={criterion.key}
              candidates={candidates}
              requests={props.requests}
              nextHref={nextHref}
              settle={settle}
            />
          )
        )}
      </div>
    </div>
  );
}
