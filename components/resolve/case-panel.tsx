import { ExampleView } from "@/components/example-view/example-view";
import { Callout } from "@/components/ui/callout";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { VersionBadge } from "@/components/version-badge/version-badge";
import { exampleHref } from "@/lib/examples/address";
import { newRequestHref } from "@/lib/guideline/address";
import { answerContext, spanText } from "@/lib/guideline/answers/answer-context";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import { measureHref } from "@/lib/measure/address";
import { candidateAnswers, candidateDigits } from "@/lib/resolve/candidates";
import type { Case, WithdrawnResolution } from "@/lib/resolve/case";
import { splitOf } from "@/lib/resolve/split";
import { answerMeaning, answerWords, reasonLabel, settledWords } from "./answer-words";
import { CaseWalk } from "./case-walk";
import { ClauseBeside } from "./clause-beside";
import { FlagList } from "./flag-list";
import { GivenLabels } from "./given-labels";
import { SettleForm, type SettleFormProps } from "./settle-form";
import { Standing } from "./standing";

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

/** One case: the example over everybody's labels, and beside them the decision; on a wide window each scrolls by itself. */
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
  const agreement = measureHref(projectId, "agreement", { version: shown.version.number, criterion: criterion.key });
  const { example } = shown;
  const requestHref = (origin: { example?: string; project: string } | { flag: string }) =>
    mayDecide ? newRequestHref(guidelineId, { criterion: criterion.key, ...origin }) : null;
  const caseRequestHref = requestHref({ example: example.id, project: projectId });
  const text = spanText(example.kind, { ...example });
  const standing = shown.resolutions.find(({ criterionKey }) => criterionKey === criterion.key);
  const inWords = (value: AnswerValue) => answerWords(criterion, value, text);
  const split = splitOf(criterion, shown.labels);
  const candidates = candidateAnswers(criterion, shown.labels);
  const digits = candidateDigits(criterion, candidates);
  const context = answerContext(example.kind, example);
  const at = `${shown.exampleId} ${criterion.key}`;
  const name = `${example.id}, ${criterion.title}`;
  const given = <ClauseBeside criterion={criterion} clause={clause} guidelineHref={guidelineHref} />;
  const before = <WithdrawnList criterion={criterion} withdrawn={shown.withdrawn} text={text} />;
  return (
    <>
      <section
        aria-label="Example and labels"
        className="flex min-h-0 min-w-0 flex-col gap-3 min-[60rem]:col-start-1 min-[60rem]:row-start-2 xl:col-start-2 xl:row-start-1"
      >
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <CaseWalk at={at} previousHref={previousHref} nextHref={nextHref} />
          <TextLink href={exampleHref(projectId, shown.exampleId)}>Example and its history</TextLink>
        </div>
        <ScrollRegion
          key={at}
          label="Example"
          className="grid min-h-0 grow grid-cols-[minmax(0,1fr)] content-start gap-3 desk:overflow-y-auto low:grow-0"
        >
          <FlagList flags={shown.flags} requestHref={(flag) => requestHref({ flag })} />
          <ExampleView example={example} />
        </ScrollRegion>
        <ScrollRegion
          label="Labels given"
          className="shrink-0 border-t border-line pt-1 desk:max-h-[45%] desk:overflow-y-auto"
        >
          <GivenLabels labels={shown.labels} criterion={criterion} text={text} />
        </ScrollRegion>
      </section>
      <section
        id="decision"
        aria-label="Decision"
        className="flex min-h-0 min-w-0 scroll-mt-14 flex-col gap-3 min-[60rem]:col-start-2 min-[60rem]:row-span-2 min-[60rem]:row-start-1 xl:col-start-3 xl:row-span-1 low:sticky low:top-14 low:max-h-[calc(100dvh-4.5rem)] low:self-start"
      >
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line pb-1.5">
          <h2 className="min-w-0 grow text-sm font-semibold wrap-anywhere" dir="auto">
            {criterion.title}
          </h2>
          <VersionBadge number={shown.version.number} hash={shown.version.hash} />
          <TextLink href={agreement}>Agreement</TextLink>
          {caseRequestHref && <TextLink href={caseRequestHref}>Request a change</TextLink>}
        </div>
        {!standing && mayDecide && isPinned ? (
          <SettleForm
            key={at}
            example={shown.exampleId}
            name={name}
            criterion={criterion}
            candidates={candidates.map((one, index) => ({
              ...one,
              words: inWords(one.value),
              meaning: answerMeaning(criterion, one.value),
              digit: digits[index],
            }))}
            split={
              split && { ...split, parts: split.parts.map(({ value, share }) => ({ words: inWords(value), share })) }
            }
            mayDiffer={KINDS[criterion.kind].declared(criterion).length === 0 || (context.responses ?? 0) > 2}
            answered={{ context, text }}
            guidelineHref={guidelineHref}
            requests={requests}
            nextHref={nextHref ?? queueHref}
            settle={settle}
            withdraw={withdraw}
          >
            {given}
            {before}
          </SettleForm>
        ) : (
          <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] content-start gap-4 min-[60rem]:overflow-y-auto">
            {standing && (
              <Standing
                key={standing.id}
                resolution={standing}
                name={name}
                criterion={criterion}
                text={text}
                mayDecide={mayDecide}
                requestsHref={`/guidelines/${guidelineId}/requests`}
                withdraw={withdraw}
              />
            )}
            {!standing && mayDecide && (
              <Callout title={`Labels under version ${shown.version.number}`}>
                Cases are settled under the version that the project is pinned to.
              </Callout>
            )}
            {given}
            {before}
          </div>
        )}
      </section>
    </>
  );
}

interface WithdrawnListProps {
  criterion: Criterion;
  withdrawn: readonly WithdrawnResolution[];
  text: string | undefined;
}

/** What was settled about a case before and taken back, newest first. */
function WithdrawnList({ criterion, withdrawn, text }: WithdrawnListProps) {
  const own = withdrawn.filter(({ criterionKey }) => criterionKey === criterion.key);
  if (own.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer text-muted">Settled before and taken back: {own.length}</summary>
      <ul className="mt-2 grid gap-2">
        {own.map((one) => (
          <li key={one.id} className="border-s-2 border-line ps-3">
            <p>
              <s>{settledWords(criterion, one.value, text)}</s>
            </p>
            <p className="text-muted">
              {reasonLabel(one.reason)}
              {one.author && `, ${one.author}`}, <Time at={one.createdAt.toISOString()} />
            </p>
            {one.note && <p dir="auto">{one.note}</p>}
            <p className="text-muted">
              Taken back{one.withdrawnBy && ` by ${one.withdrawnBy}`} <Time at={one.withdrawnAt.toISOString()} />
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
