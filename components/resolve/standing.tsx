"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { formatCount, formatPercent } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { useCommand } from "@/components/ui/use-command";
import type { Criterion } from "@/lib/guideline/schema";
import type { StandingResolution } from "@/lib/resolve/case";
import { answerOfShare } from "@/lib/resolve/split";
import { answerWords, reasonLabel, settledWords } from "./answer-words";
import { useLastSettled, type Withdraw } from "./last-settled";
import { takenBackWords } from "./taken-back-words";

interface StandingProps {
  resolution: StandingResolution;
  /** The case in words: its example and criterion. */
  name: string;
  criterion: Criterion;
  /** The text in which spans count. */
  text: string | undefined;
  mayDecide: boolean;
  /** The requests of the guideline. */
  requestsHref: string;
  withdraw: Withdraw;
}

/** What was settled, by whom and why; it can be taken back, and then the case waits again. */
export function Standing({ resolution, name, criterion, text, mayDecide, requestsHref, withdraw }: StandingProps) {
  const { run, busy, refusal } = useCommand(withdraw);
  const { last, setLast } = useLastSettled();
  const say = useToast();
  const { request } = resolution;
  const split = Object.entries(resolution.distribution ?? {}).map(([key, share]) => {
    const value = answerOfShare(criterion, key);
    return `${formatPercent(share)} ${value === undefined ? key : answerWords(criterion, value, text)}`;
  });

  function takeBack() {
    void run({ id: resolution.id }, ({ requests }) => {
      if (last?.id === resolution.id) setLast(null);
      say({ title: takenBackWords(name, { requests }) });
    });
  }

  return (
    <Callout
      tone={resolution.changedLabels > 0 ? "warn" : "good"}
      title={
        <>
          Settled: <bdi>{settledWords(criterion, resolution.value, text)}</bdi>
        </>
      }
      actions={
        mayDecide && (
          <Button size="sm" busy={busy} onClick={takeBack}>
            Take back and decide anew
          </Button>
        )
      }
    >
      <p>
        {reasonLabel(resolution.reason)}
        {resolution.author && `, ${resolution.author}`}, <Time at={resolution.createdAt.toISOString()} />
      </p>
      {resolution.changedLabels > 0 && (
        <p>
          {formatCount(resolution.changedLabels, "label")} changed after this was settled.
          {mayDecide && " Look at the labels again; the settled answer stands until you take it back."}
        </p>
      )}
      {split.length > 0 && <p dir="auto">The split is kept: {split.join(", ")}</p>}
      {resolution.note && <p dir="auto">{resolution.note}</p>}
      {request && (
        <p>
          A case of the change request{" "}
          <TextLink href={`${requestsHref}/${request.id}`}>
            <bdi>{request.title}</bdi>
          </TextLink>
          .{mayDecide && ` ${REQUEST_WORDS[request.state] ?? ""}`}
        </p>
      )}
      {refusal && <p className="text-bad-ink">{refusal.message}</p>}
    </Callout>
  );
}

/** What taking the settlement back does to the request, by the request's state. */
const REQUEST_WORDS: Record<string, string> = {
  open: "Taken back, the request loses this case; one that has no other and that nobody touched is declined.",
  accepted: "It was accepted, so it keeps this case also when the settlement is taken back.",
  done: "A version closed it and cites this case, also when the settlement is taken back.",
};
