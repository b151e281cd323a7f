import type { ReactNode } from "react";
import { VersionsNote } from "@/components/estimate/mixed-versions";
import { categoryWords } from "@/components/evaluate/judge-words";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { ConsensusMethod } from "@/lib/core/consensus/methods";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";
import { consensusHref, filterOf, type MeasureAsked } from "@/lib/measure/address";
import { textOf } from "@/lib/measure/answer-text";
import { readConsensus } from "@/lib/measure/consensus/consensus-reading";
import type { consensusOn, NamedAnswered } from "@/lib/measure/consensus/queries";
import type { AnsweredConditions } from "@/lib/measure/consensus/schema";
import { caseHref } from "@/lib/resolve/address";
import type { ValueOf } from "@/lib/server/errors";
import { ComputedAt } from "../computed-at";
import { NotCompared } from "../not-compared";
import { type AnswerRow, AnswersList } from "./answers-list";
import { METHOD_WORDS } from "./method-words";
import { PeopleSeen } from "./people-seen";
import { ScaleSummaries } from "./scale-summaries";

interface ConsensusViewProps {
  projectId: string;
  asked: MeasureAsked;
  list: AnsweredConditions;
  found: ValueOf<typeof consensusOn>;
  method: ConsensusMethod;
  /** Where nobody gave a label. */
  empty: ReactNode;
  /** All models side by side. */
  models: ReactNode;
}

/** What would be the answer to each example, by one model beside the others. */
export function ConsensusView({ projectId, asked, list, found, method, empty, models }: ConsensusViewProps) {
  const { criterion, versions, model, rows, total } = found;
  if (!model) {
    if (found.undefinedBecause === "no-items") return empty;
    if (found.undefinedBecause === "not-compared")
      return <NotCompared projectId={projectId} criterion={criterion} filter={filterOf(asked)} />;
    return (
      <EmptyState title="No answer can be made of these labels">
        {found.undefinedBecause && UNDEFINED_WORDS[found.undefinedBecause]}
      </EmptyState>
    );
  }
  const words = (value: string | number | readonly string[]) => categoryWords(criterion, value);
  const { subject } = METHOD_WORDS[method];
  const href = (wanted: Partial<AnsweredConditions>) => consensusHref(projectId, { ...asked, ...wanted });
  const { answer, by, said } = list;
  // Where nobody labelled what somebody else did, all models say the same and can know nothing of people.
  const hasOverlap = model.single < model.counts.all;
  const isNarrowed = answer !== undefined || said !== undefined;
  const person = model.raters.find(({ annotator }) => annotator.id === by)?.annotator.name;
  return (
    <div className="grid gap-8">
      <VersionsNote versions={versions} per="example" />
      <ul aria-label="In words" className="grid max-w-[72ch] gap-1">
        {readConsensus(model, subject).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {hasOverlap && (
        <Section
          title="By model"
          note="One answer from many labels can be made in several ways. Here they are seen; nothing is settled by them."
        >
          {models}
        </Section>
      )}
      <Section
        id="answers"
        title={`What ${subject} answers`}
        note={
          isNarrowed
            ? `Where the model says ${answer ?? "anything"}${person && said ? ` and ${person} said ${said}` : ""}.`
            : "Those that it is least sure of first."
        }
        actions={
          isNarrowed && (
            <LinkButton size="sm" href={href({ by })}>
              All answers
            </LinkButton>
          )
        }
      >
        <AnswersList
          total={total}
          isScale={rows.some(({ scale }) => scale !== null)}
          rows={rows.map((row) => answerRow(row, words, caseHref(projectId, row.example.id, criterion.key)))}
        />
      </Section>
      {model.distance && <ScaleSummaries distance={model.distance} versions={versions} />}
      {hasOverlap && (
        <Section
          title="What it makes of people"
          note="How far labels go with the model’s answers; where they differ, look at the examples together."
        >
          <PeopleSeen
            model={model}
            chosen={by}
            versions={versions}
            words={words}
            personHref={(annotator) => href({ by: annotator })}
            cellHref={(annotator, answer, said) =>
              `${href({ by: annotator, answer: textOf(answer), said: textOf(said) })}#answers`
            }
          />
        </Section>
      )}
      <ComputedAt at={found.computedAt} isRenewed={found.isRenewed} />
    </div>
  );
}

function answerRow(
  { example, answer, ties, majority, posterior, scale }: NamedAnswered,
  words: (value: string | number | readonly string[]) => string,
  href: string,
): AnswerRow {
  return {
    ...example,
    labels: posterior
      .filter(({ labels }) => labels > 0)
      .map(({ value, labels }) => ({ answer: words(value), n: labels })),
    majority: majority === null ? "tied" : words(majority),
    answer: answer === null ? ties.map(words).join(" or ") : words(answer),
    probability: Math.max(...posterior.map(({ probability }) => probability)),
    differs: answer !== null && majority !== answer,
    scale,
    href,
  };
}
