"use client";

import { useMemo, useState } from "react";
import { ContentChangesView } from "@/components/guideline/publish/content-changes";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Time } from "@/components/ui/time";
import { normaliseBody } from "@/lib/guideline/body";
import { compareContents } from "@/lib/guideline/changes";
import type { Draft } from "@/lib/guideline/records";
import type { GuidelineContent } from "@/lib/guideline/schema";
import { diffText } from "@/lib/guideline/text-diff";
import { DownloadDraft } from "./download-draft";

interface ConflictNoticeProps {
  theirs: Draft;
  mine: GuidelineContent;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
}

/** Two people saved the same draft: both texts, and the choice. Nothing is overwritten until one of them decides. */
export function ConflictNotice({ theirs, mine, onTakeTheirs, onKeepMine }: ConflictNoticeProps) {
  const [open, setOpen] = useState(false);
  const who = theirs.savedBy ?? "Somebody else";
  return (
    <Callout
      tone="warn"
      className="mb-4"
      title={`${who} saved this draft too`}
      actions={
        <Dialog
          place="wide"
          open={open}
          onOpenChange={setOpen}
          trigger={<Button>Compare both texts</Button>}
          title="Two versions of this draft"
          description={`Struck through stands only in the text of ${who}, underlined only in yours.`}
          footer={
            <>
              <DownloadDraft name={theirs.name} content={theirs.content}>
                Download theirs
              </DownloadDraft>
              <DownloadDraft name={theirs.name} content={mine}>
                Download yours
              </DownloadDraft>
              <Button onClick={onTakeTheirs}>Go on with theirs</Button>
              <Button variant="primary" onClick={onKeepMine}>
                Go on with yours
              </Button>
            </>
          }
        >
          {open && <Comparison theirs={theirs.content} mine={mine} />}
        </Dialog>
      }
    >
      Their text is stored, <Time at={theirs.savedAt} />. Yours is on this page only; saving is paused. You can go on
      writing.
    </Callout>
  );
}

function Comparison({ theirs, mine }: { theirs: GuidelineContent; mine: GuidelineContent }) {
  const changes = useMemo(() => compareContents(theirs, mine), [theirs, mine]);
  const text = useMemo(() => diffText(normaliseBody(theirs.body), normaliseBody(mine.body)), [theirs, mine]);
  const differing = changes.criteria.filter(({ proposed }) => proposed !== "unchanged");
  return <ContentChangesView changes={{ ...changes, criteria: differing }} text={text} plain />;
}
