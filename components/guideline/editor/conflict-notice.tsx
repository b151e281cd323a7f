"use client";

import { Download } from "lucide-react";
import { useMemo, useState } from "react";
import { ContentChangesView } from "@/components/guideline/publish/content-changes";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { saveFile } from "@/components/ui/save-file";
import { Tabs } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { normaliseBody } from "@/lib/guideline/body";
import { compareContents } from "@/lib/guideline/changes/changes";
import { diffText } from "@/lib/guideline/changes/text-diff";
import { writeGuidelineFile } from "@/lib/guideline/file/guideline-file";
import { type Choice, mergeContents } from "@/lib/guideline/merge/merge-contents";
import type { Draft } from "@/lib/guideline/records";
import type { GuidelineContent } from "@/lib/guideline/schema";
import { MergeConflicts } from "./merge-conflicts";

interface ConflictNoticeProps {
  /** The draft that both began with. */
  base: GuidelineContent;
  theirs: Draft;
  mine: GuidelineContent;
  onGoOn: (content: GuidelineContent) => void;
}

/** Two people saved the same draft: both texts, their merge, and the choice. Nothing is overwritten until one of them decides. */
export function ConflictNotice(props: ConflictNoticeProps) {
  const [open, setOpen] = useState(false);
  const { theirs } = props;
  return (
    <Callout
      tone="warn"
      className="mb-4"
      title={`${nameOf(theirs)} saved this draft too`}
      actions={
        <>
          <Button onClick={() => setOpen(true)}>Compare and merge</Button>
          {open && <ConflictDialog {...props} onClose={() => setOpen(false)} />}
        </>
      }
    >
      Their text is stored, <Time at={theirs.savedAt} />. Yours is on this page only; saving is paused. You can go on
      writing.
    </Callout>
  );
}

function nameOf({ savedBy }: Draft): string {
  return savedBy ?? "Somebody else";
}

function ConflictDialog({ base, theirs, mine, onGoOn, onClose }: ConflictNoticeProps & { onClose: () => void }) {
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const merged = useMemo(
    () => mergeContents(base, mine, theirs.content, choices),
    [base, mine, theirs.content, choices],
  );
  const who = nameOf(theirs);
  return (
    <Dialog
      place="wide"
      open
      onOpenChange={(stays) => stays || onClose()}
      title="Two versions of this draft"
      description={`You and ${who} began with the same text. Nothing is overwritten until you choose.`}
      footer={
        <>
          <DownloadDraft name={theirs.name} content={theirs.content}>
            Download theirs
          </DownloadDraft>
          <DownloadDraft name={theirs.name} content={mine}>
            Download yours
          </DownloadDraft>
          <Button onClick={() => onGoOn(theirs.content)}>Go on with theirs</Button>
          <Button onClick={() => onGoOn(mine)}>Go on with yours</Button>
          <Button variant="primary" onClick={() => onGoOn(merged.content)}>
            Go on with both, merged
          </Button>
        </>
      }
    >
      <Tabs
        label="What to compare"
        tabs={[
          {
            value: "merged",
            label: "Merged",
            content: (
              <div className="grid gap-6">
                <MergeConflicts
                  conflicts={merged.conflicts}
                  who={who}
                  onChoose={(id, choice) => setChoices((before) => ({ ...before, [id]: choice }))}
                />
                <ContentComparison
                  before={theirs.content}
                  after={merged.content}
                  note={`What the merge changes in the text of ${who}.`}
                />
              </div>
            ),
          },
          {
            value: "both",
            label: "Theirs and yours",
            content: (
              <ContentComparison
                before={theirs.content}
                after={mine}
                note={`Struck through stands only in the text of ${who}, underlined only in yours.`}
              />
            ),
          },
        ]}
      />
    </Dialog>
  );
}

interface ContentComparisonProps {
  before: GuidelineContent;
  after: GuidelineContent;
  note: string;
}

/** What differs between two drafts. */
function ContentComparison({ before, after, note }: ContentComparisonProps) {
  const changes = useMemo(() => compareContents(before, after), [before, after]);
  const text = useMemo(() => diffText(normaliseBody(before.body), normaliseBody(after.body)), [before, after]);
  const differing = changes.criteria.filter(({ proposed }) => proposed !== "unchanged");
  return (
    <div className="grid gap-4">
      <p className="text-muted">{note}</p>
      <ContentChangesView changes={{ ...changes, criteria: differing }} text={text} plain />
    </div>
  );
}

interface DownloadDraftProps {
  name: string;
  content: GuidelineContent;
  children: string;
}

/** Hands a text out as a file before something replaces it. */
function DownloadDraft({ name, content, children }: DownloadDraftProps) {
  function download() {
    saveFile(new Blob([writeGuidelineFile({ name, content })], { type: "text/markdown" }), "guideline-draft.md");
  }
  return (
    <Button size="sm" icon={<Download aria-hidden />} onClick={download}>
      {children}
    </Button>
  );
}
