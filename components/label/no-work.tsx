"use client";

import type { ReactNode } from "react";
import { withoutTurns } from "@/components/example-view/invisible";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { formatCount } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import type { NothingLeft } from "@/lib/assign/nothing-left";
import type { OwnWork } from "@/lib/label/records";
import type { WorkState } from "./work-queue";

interface NoWorkProps {
  work: WorkState;
  own: OwnWork | null;
  unsaved: number;
  projectHref: string;
  /** Where rounds are opened; only for those who may. */
  assignHref: string | undefined;
  onAsk: () => void;
  onHistory: () => void;
}

/** In the place of an example when there is none: why, what is safe, and what to do next. */
export function NoWork({ work, own, unsaved, projectHref, assignHref, onAsk, onHistory }: NoWorkProps) {
  const { failure, nothing } = work;
  const kept =
    unsaved > 0
      ? `${formatCount(unsaved, "example that you submitted is", "examples that you submitted are")} kept in this browser and will be sent.`
      : "Nothing is lost.";
  const ask = <Button onClick={onAsk}>Ask again</Button>;
  // Said above, in the one place for it.
  if (failure?.failed === "signed-out" || failure?.failed === "later") return null;
  if (failure?.failed === "unqualified") {
    return (
      <EmptyState
        title="A qualification comes first"
        action={
          <LinkButton variant="primary" href={`${projectHref}/label/qualification`}>
            Look at what is asked
          </LinkButton>
        }
      >
        You answer a few examples whose answers are known. When you have passed, work comes here. {kept}
      </EmptyState>
    );
  }
  if (failure) {
    return (
      <ErrorState title="There is no work for you here" kept={kept} action={ask}>
        {failure.message}
      </ErrorState>
    );
  }
  if (!nothing) return null;
  const paused = own?.rounds.filter(({ state }) => state === "paused") ?? [];
  const words =
    nothing === "no-round" && paused.length > 0 ? pausedWords(paused.map(({ name }) => name)) : WORDS[nothing];
  return (
    <EmptyState
      title={words.title}
      action={
        <div className="flex flex-wrap gap-2">
          {words.ask && ask}
          {nothing === "no-round" && assignHref && <LinkButton href={assignHref}>Open a round</LinkButton>}
          <Button onClick={onHistory}>Your last examples</Button>
          <LinkButton href={projectHref}>Back to the project</LinkButton>
        </div>
      }
    >
      {words.text}
    </EmptyState>
  );
}

interface Words {
  title: string;
  text: ReactNode;
  ask: boolean;
}

const WORDS: Record<NothingLeft, Words> = {
  "no-round": {
    title: "No round is open for you",
    text: "The lead hands out examples in rounds. This page looks again every half minute; you can leave it open.",
    ask: true,
  },
  "all-done": {
    title: "Everything is labelled",
    text: "All examples of your rounds have all their labels. Thank you; there is nothing left to do until another round opens.",
    ask: true,
  },
  "held-by-others": {
    title: "Others are working on what is left",
    text: "If somebody skips an example or their time runs out, it comes to you. This page looks again every half minute.",
    ask: true,
  },
  "none-for-you": {
    title: "Nothing is left for you",
    text: "You have had every example of your rounds; what is still open waits for other people.",
    ask: false,
  },
};

function pausedWords(names: readonly string[]): Words {
  return {
    title: names.length === 1 ? `${withoutTurns(names[0]!)} is paused` : "Your rounds are paused",
    text: "The lead has paused it. What you submitted is safe. This page looks again every half minute.",
    ask: true,
  };
}
