import { ExampleView } from "@/components/example-view/example-view";
import { newRequestHref } from "@/components/guideline/requests/request-words";
import { Callout } from "@/components/ui/callout";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { VersionBadge } from "@/components/version-badge/version-badge";
import { declaredAnswers } from "@/lib/guideline/declared-answers";
import type { Criterion } from "@/lib/guideline/schema";
import { spanText } from "@/lib/label/blind";
import { candidateAnswers } from "@/lib/resolve/candidates";
import type { Case } from "@/lib/resolve/case";
import { splitOf } from "@/lib/resolve/split";
import { answerWords } from "./answer-words";
import { CaseWalk } from "./case-walk";
import { ClauseBeside } from "./clause-beside";
import { FlagList } from "./flag-list";
import { GivenLabels } from "./given-labels";
import { SettleForm, type SettleFormProps } from "./settle-form";
import { Standing } from "./standing";
import { WithdrawnList } from "./withdrawn-list";

interface CasePanelProps {
  shown: Case;
  criterion: Criterion;
  /** Markdown of the criterion's clause. */
  clause: string | null;
  projectId: string;
  guidelineId: string;
  /** Change requests on the criterion that a guideline gap can go to. */
  requests: SettleFormProps["requests"];
  previousHref: string | null;
  nextHref: string | null;
  /** The queue without a case named: where one goes after the last. */
  queueHref: string;
  /** Whether this person may settle. */
  mayDecide: boolean;
  /** Cases of an older version are to be read, not to be settled. */
  isPinned: boolean;
  settle: SettleFormProps["settle"];
  withdraw: SettleFormProps["withdraw"];
}

/** One case: the example, everybody's labels, what the guideline says, and the decision. */
export function CasePanel({
  shown,
  criterion,
  clause,
  requests,
  mayDecide,
  isPinned,
  settle,
  withdraw,
  ...places
}: CasePanelProps) {
  const { projectId, guidelineId, previousHref, nextHref, queueHref } = places;
  const guidelineHref = `/projects/${projectId}/guideline${criterion.clause ? `#${criterion.clause}` : ""}`;
  const agreementHref = `/projects/${projectId}/measure/${criterion.key}?version=${shown.version.number}`;
  const { example } = shown;
  const requestHref = (origin: { example?: string; project: string } | { flag: string }) =>
    mayDecide ? newRequestHref(guidelineId, { criterion: criterion.key, ...origin }) : null;
  const caseRequestHref = requestHref({ example: example.id, project: projectId });
  const text = spanText(example.kind, { ...example });
  const standing = shown.resolutions.find(({ criterionKey }) => criterionKey === criterion.key);
  const inWords = (value: Parameters<typeof answerWords>[1]) => answerWords(criterion, value, text);
  const split = splitOf(criterion, shown.labels);
  const responses = example.kind === "preference" ? example.responses.length : 0;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="grid content-start gap-4">
        <CaseWalk previousHref={previousHref} nextHref={nextHref} />
        <ExampleView example={example} />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-6">
        <Section
          title={criterion.title}
          actions={
            <>
              <VersionBadge number={shown.version.number} hash={shown.version.hash} />
              <TextLink href={agreementHref}>Agreement</TextLink>
              {caseRequestHref && <TextLink href={caseRequestHref}>Request a change</TextLink>}
            </>
          }
        >
          <GivenLabels labels={shown.labels} criterion={criterion} text={text} />
        </Section>
        <ClauseBeside criterion={criterion} clause={clause} guidelineHref={guidelineHref} />
        <FlagList flags={shown.flags} requestHref={(flag) => requestHref({ flag })} />
        {standing && (
          <Standing resolution={standing} criterion={criterion} text={text} mayDecide={mayDecide} withdraw={withdraw} />
        )}
        {!standing && mayDecide && !isPinned && (
          <Callout title={`Labels under version ${shown.version.number}`}>
            Cases are settled under the version that the project is pinned to.
          </Callout>
        )}
        {!standing && mayDecide && isPinned && (
          <SettleForm
            key={`${shown.exampleId} ${criterion.key}`}
            example={shown.exampleId}
            criterion={criterion}
            candidates={candidateAnswers(criterion, shown.labels).map((one) => ({ ...one, words: inWords(one.value) }))}
            split={
              split && { ...split, parts: split.parts.map(({ value, share }) => ({ words: inWords(value), share })) }
            }
            mayDiffer={declaredAnswers(criterion).length === 0 || responses > 2}
            answered={{ responses, text }}
            guidelineHref={guidelineHref}
            requests={requests}
            nextHref={nextHref ?? queueHref}
            settle={settle}
            withdraw={withdraw}
          />
        )}
        <WithdrawnList criterion={criterion} withdrawn={shown.withdrawn} text={text} />
      </div>
    </div>
  );
}
