"use client";

import { useCallback, useEffect, useState } from "react";
import { answerWords } from "@/components/resolve/answer-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { formatCount, formatDuration } from "@/components/ui/format";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import type { LabelVersion, SubmittedExample } from "@/lib/label/records";
import type { LabelApi } from "./label-api";

const AT_ONCE = 20;

interface HistoryPanelProps {
  api: LabelApi;
  versions: readonly LabelVersion[];
  /** Examples that wait in the outbox are not in the list yet. */
  unsaved: number;
  /** The one that was looked for, shown by itself at first. */
  example?: string;
  /** Labels of an example stay as they are while it is settled. */
  settledFinal: boolean;
  onReopen: (assignmentId: string) => void;
  onClose: () => void;
}

/** One's own last examples, newest first; each can be opened again while its round is not closed and, where settled labels stand, it is not settled. */
export function HistoryPanel({ api, versions, unsaved, example, settledFinal, onReopen, onClose }: HistoryPanelProps) {
  const [items, setItems] = useState<SubmittedExample[]>([]);
  const [next, setNext] = useState<string | null | undefined>(undefined);
  const [problem, setProblem] = useState<string | null>(null);
  const [only, setOnly] = useState(example);
  const load = useCallback(
    async (cursor?: string) => {
      const page = await api.submitted(AT_ONCE, { cursor, example: only });
      if ("failed" in page) return setProblem(page.message);
      setProblem(null);
      setItems((before) => (cursor ? [...before, ...page.items] : page.items));
      setNext(page.next);
    },
    [api, only],
  );
  useEffect(() => void load(), [load]);
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      place="end"
      title={only ? "The example that you looked for" : "Your last examples"}
      description={`Open one again to change it${settledFinal ? ", as long as nobody has settled it" : ""}. What you gave stands until you submit it anew.`}
    >
      {unsaved > 0 && (
        <p className="mb-3 text-muted">
          {formatCount(unsaved, "example is", "examples are")} still on the way to the server.
        </p>
      )}
      {next === undefined && !problem && <Skeleton className="h-40 w-full" />}
      {only && (
        <Button size="sm" className="mb-3" onClick={() => setOnly(undefined)}>
          Show your last examples
        </Button>
      )}
      {next !== undefined && items.length === 0 && <p className="text-muted">You have not submitted anything yet.</p>}
      <ol className="grid gap-3">
        {items.map((item) => (
          <HistoryItem key={item.id} item={item} versions={versions} onReopen={() => onReopen(item.id)} />
        ))}
      </ol>
      {problem && <p className="mt-3 text-bad">{problem}</p>}
      {(next || problem) && (
        <Button className="mt-3" onClick={() => void load(next ?? undefined)}>
          {problem ? "Try again" : "Show older ones"}
        </Button>
      )}
    </Dialog>
  );
}

interface HistoryItemProps {
  item: SubmittedExample;
  versions: readonly LabelVersion[];
  onReopen: () => void;
}

function HistoryItem({ item, versions, onReopen }: HistoryItemProps) {
  const criteria = versions.find(({ id }) => id === item.guidelineVersionId)?.criteria;
  const given = Object.entries(item.answers).map(([key, value]) => {
    const criterion = criteria?.find((one) => one.key === key);
    return { key, title: criterion?.title ?? key, words: answerWords(criterion ?? { kind: "choice" }, value) };
  });
  return (
    <li className="grid gap-1 border-b border-line pb-3">
      <p className="flex flex-wrap items-center gap-x-2 text-muted">
        <span className="truncate font-mono text-xs">{item.exampleId}</span>
        <Time at={item.submittedAt} />
        {item.activeMs !== null && <span className="figures">{formatDuration(item.activeMs)}</span>}
        {item.reopened && <Badge tone="info">opened again</Badge>}
      </p>
      <p className="line-clamp-2 wrap-anywhere" dir="auto">
        {item.excerpt}
      </p>
      <p className="line-clamp-2 text-muted wrap-anywhere" dir="auto">
        {given.map(({ key, title, words }, index) => (
          <span key={key}>
            {index > 0 && " · "}
            <bdi>{title}</bdi> <bdi>{words}</bdi>
          </span>
        ))}
      </p>
      {item.final ? (
        <p className="text-muted">
          {item.finalWhy === "settled" ? "It is settled, and its labels stand." : "The round is closed."}
        </p>
      ) : (
        <Button size="sm" className="justify-self-start" onClick={onReopen}>
          Open again
        </Button>
      )}
    </li>
  );
}
