"use client";

import { useToast } from "@/components/ui/toast";
import type { Criterion } from "@/lib/guideline/schema";
import type { LabelVersion } from "@/lib/label/records";
import { FlagDialog } from "./flag-dialog";
import { HelpDialog } from "./help-dialog";
import { HistoryPanel } from "./history-panel";
import { SkipDialog } from "./skip-dialog";
import type { Panel } from "./use-label-commands";
import type { LabelSession } from "./use-label-session";

interface LabelPanelsProps {
  session: LabelSession;
  panel: Panel | null;
  /** The question in focus. */
  criterion: Criterion | undefined;
  versions: readonly LabelVersion[];
  /** Of one's own examples the one that was looked for. */
  lookedFor?: string;
  onClose: () => void;
}

/** What opens over the labelling screen; at most one at a time. */
export function LabelPanels({ session, panel, criterion, versions, lookedFor, onClose }: LabelPanelsProps) {
  const { api, task, mail, isPreview } = session;
  const say = useToast();
  if (panel === "help")
    return <HelpDialog keys={task?.keys} criteria={task?.version.criteria ?? []} onClose={onClose} />;
  if (panel === "history") {
    return (
      <HistoryPanel
        api={api}
        versions={versions}
        unsaved={mail.box.waiting.length}
        example={lookedFor}
        onReopen={(id) => {
          onClose();
          void session.reopen(id);
        }}
        onClose={onClose}
      />
    );
  }
  if (panel === "skip" && task) {
    return (
      <SkipDialog
        onSkip={(reason, note) => {
          onClose();
          session.skip(reason, note);
        }}
        onClose={onClose}
      />
    );
  }
  if (panel === "flag" && task) {
    return (
      <FlagDialog
        about={criterion?.title}
        send={(body) => api.flag(task.lease.assignmentId, body, criterion?.key)}
        onDone={(sent) => {
          onClose();
          if (sent)
            say({
              title: "Flagged",
              body: isPreview ? "In a preview nobody hears of it." : "Leads and reviewers see it.",
            });
        }}
      />
    );
  }
  return null;
}
