"use client";

import { FieldChanges } from "@/components/guideline/publish/content-changes";
import { answerWords } from "@/components/resolve/answer-words";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Time } from "@/components/ui/time";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { Criterion } from "@/lib/guideline/schema";
import type { AskedAgain } from "@/lib/label/schema";
import type { InHand } from "./work-queue";

interface AskedAgainNoteProps {
  again: AskedAgain;
  /** Number of the version under which it is asked now. */
  version: number;
  /** Of that version, for the titles of earlier answers. */
  criteria: readonly Criterion[];
}

/** Above the questions of an example that comes back: why, how they changed, and (folded, not to lead) what one said before. */
export function AskedAgainNote({ again, version, criteria }: AskedAgainNoteProps) {
  const { since, changes, earlier } = again;
  const changed = changes.filter(({ fields }) => fields.length > 0);
  const answers = criteria.filter(({ key }) => Object.hasOwn(earlier, key));
  return (
    <aside aria-label="Why this is asked again" className="mb-4 grid gap-2 border-b border-line pb-3">
      <p className="text-muted">
        {since === null
          ? "Only this is asked of the example; the rest is answered."
          : `You labelled this example under version ${since}. Only what version ${version} changed is asked again; your other answers stay.`}
      </p>
      {changed.map(({ key, title, fields }) => (
        <div key={key} className="grid gap-1">
          {changed.length > 1 && (
            <p className="font-medium wrap-anywhere" dir="auto">
              {title}
            </p>
          )}
          <FieldChanges fields={fields} />
        </div>
      ))}
      {answers.length > 0 && (
        <details>
          <summary className="cursor-pointer text-muted">What you answered before</summary>
          <dl className="mt-1 grid gap-1">
            {answers.map((criterion) => (
              <div key={criterion.key} className="flex flex-wrap items-center gap-x-2">
                <dt className="text-muted" dir="auto">
                  <bdi>{criterion.title}</bdi>
                </dt>
                <dd className="flex items-center gap-2 wrap-anywhere" dir="auto">
                  <bdi>{answerWords(criterion, earlier[criterion.key]!.value)}</bdi>
                  <VersionBadge number={earlier[criterion.key]!.guidelineVersion} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </aside>
  );
}

interface OpenedAgainProps {
  lease: InHand;
  onLeave: () => void;
}

/** Above the questions of an example that its person opened again: that it is no new one, and what of it stands. */
export function OpenedAgain({ lease, onLeave }: OpenedAgainProps) {
  if (lease.unsent) {
    return (
      <Callout title="You opened your last example again" className="mb-2">
        It had not been sent. Its answers count when you submit it again.
      </Callout>
    );
  }
  if (lease.submittedAt === null) return null;
  return (
    <Callout
      title="You opened an earlier example again"
      className="mb-2"
      actions={
        <Button size="sm" onClick={onLeave}>
          Leave it as it was
        </Button>
      }
    >
      What you submitted <Time at={lease.submittedAt} /> stands until you submit it anew.
    </Callout>
  );
}
