"use client";

import { useMemo } from "react";
import { compareTexts } from "@/components/example-view/compare";
import { PlainText } from "@/components/example-view/marked-text";
import { ComparedText } from "@/components/example-view/responses";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { formatCount, formatNumber } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { ApartInput, KeepInput } from "@/lib/curate/duplicates/schema";
import { exampleHref } from "@/lib/examples/address";
import type { ComparedTexts } from "@/lib/examples/around-change";

/** An example of a cluster as it is compared. */
export interface ReviewedExample {
  id: string;
  externalId: string;
  source: string | null;
  labels: number;
  similarity: number | null;
  same: boolean;
  excluded: boolean;
  chosen: boolean;
  apart: boolean;
}

/** A member, and the texts of the kept one and of it as they are compared. */
export interface ReviewedMember extends ReviewedExample {
  texts: ComparedTexts;
}

export interface ReviewCommands {
  keep: (input: KeepInput) => Promise<Outcome<{ stands: boolean }>>;
  tellApart: (input: ApartInput) => Promise<Outcome<{ stands: boolean }>>;
}

interface ClusterReviewProps {
  projectId: string;
  kept: ReviewedExample;
  members: readonly ReviewedMember[];
  commands: ReviewCommands;
}

/** The one that is kept, and each of the others beside it with what differs marked. */
export function ClusterReview({ projectId, kept, members, commands }: ClusterReviewProps) {
  return (
    <ol className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {members.map((member) => (
        <li key={member.id} className="border-t-2 border-edge pt-3">
          <Pair projectId={projectId} kept={kept} member={member} {...commands} />
        </li>
      ))}
    </ol>
  );
}

interface PairProps extends ReviewCommands {
  projectId: string;
  kept: ReviewedExample;
  member: ReviewedMember;
}

function Pair({ projectId, kept, member, keep, tellApart }: PairProps) {
  const { one, other, before, afterOne, afterOther } = member.texts;
  const comparison = useMemo(() => compareTexts(one, other), [one, other]);
  const choice = useCommand(keep);
  const parting = useCommand(tellApart);
  const say = useToast();
  const refusal = choice.refusal ?? parting.refusal;
  return (
    <article aria-label={`${member.externalId} beside ${kept.externalId}`} className="grid gap-3">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-3 md:grid-cols-2">
        <Side projectId={projectId} example={kept} as="kept" {...{ before, after: afterOne }}>
          {comparison ? <ComparedText parts={comparison.one} /> : <PlainText text={one} />}
        </Side>
        <Side projectId={projectId} example={member} as="duplicate" {...{ before, after: afterOther }}>
          {comparison ? <ComparedText parts={comparison.other} /> : <PlainText text={other} />}
        </Side>
      </div>
      <p className="text-muted">
        {member.same
          ? "The same, but for case, white space and how accents are written."
          : comparison
            ? `What differs by ${comparison.by} is underlined.`
            : "These two are too long or too different to mark; read them side by side."}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          busy={choice.busy}
          onClick={() =>
            void choice.run({ example: member.id, keep: !member.chosen }, ({ stands }) =>
              say({ title: stands ? "It is kept from the next search on" : "The rule decides again" }),
            )
          }
        >
          {member.chosen ? "Let the rule decide again" : "Keep this one instead"}
        </Button>
        <Button
          busy={parting.busy}
          onClick={() =>
            void parting.run({ example: member.id, other: kept.id, apart: !member.apart }, ({ stands }) =>
              say({ title: stands ? "The two are never put together again" : "They may be put together again" }),
            )
          }
        >
          {member.apart ? "They may be duplicates" : "Not duplicates"}
        </Button>
        {member.chosen && <Badge tone="info">to be kept</Badge>}
        {member.apart && <Badge tone="info">not duplicates</Badge>}
      </div>
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </article>
  );
}

interface SideProps {
  projectId: string;
  example: ReviewedExample;
  as: "kept" | "duplicate";
  /** Characters that are not shown. */
  before: number;
  after: number;
  children: React.ReactNode;
}

function Side({ projectId, example, as, before, after, children }: SideProps) {
  const { id, externalId, source, labels, similarity, excluded } = example;
  return (
    <div className="min-w-0">
      <p className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge {...(as === "kept" && { tone: "good" as const })}>{as}</Badge>
        <TextLink href={exampleHref(projectId, id)} className="font-mono text-xs">
          {externalId}
        </TextLink>
        {similarity !== null && <span className="figures">similarity {formatNumber(similarity, { digits: 2 })}</span>}
        <span className="text-muted">
          {formatCount(labels, "label")}
          {source !== null && (
            <>
              , <bdi>{source}</bdi>
            </>
          )}
        </span>
        {excluded && <Badge tone="warn">excluded</Badge>}
      </p>
      {before > 0 && (
        <NotShown>The first {formatCount(before, "character")}, the same in both, are not shown.</NotShown>
      )}
      {children}
      {after > 0 && <NotShown>{formatCount(after, "more character")} not shown.</NotShown>}
    </div>
  );
}

function NotShown({ children }: { children: React.ReactNode }) {
  return <p className="my-1 text-muted italic">{children}</p>;
}
