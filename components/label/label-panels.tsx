"use client";

import { withoutTurns } from "@/components/example-view/invisible";
import { Dialog } from "@/components/ui/dialog";
import { type KeyHint, KeyHints } from "@/components/ui/key-hints";
import { useToast } from "@/components/ui/toast";
import type { Criterion } from "@/lib/guideline/schema";
import type { LabelVersion } from "@/lib/label/records";
import { COMMANDS, type QuestionKeys } from "../answering/keys";
import { FlagDialog } from "./flag-dialog";
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
  settledFinal: boolean;
  onClose: () => void;
}

/** What opens over the labelling screen; at most one at a time. */
export function LabelPanels({
  session,
  panel,
  criterion,
  versions,
  lookedFor,
  settledFinal,
  onClose,
}: LabelPanelsProps) {
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
        settledFinal={settledFinal}
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

interface HelpDialogProps {
  keys: QuestionKeys | undefined;
  criteria: readonly Criterion[];
  onClose: () => void;
}

/** Every key, from the table that the handler reads. */
function HelpDialog({ keys, criteria, onClose }: HelpDialogProps) {
  const general: KeyHint[] = [
    { keys: ["1", "9", "0"], does: "Choose in the question with the golden edge" },
    ...COMMANDS.map(({ keys: own, does }) => ({ keys: [...own], does })),
    { keys: "esc", does: "Leave a text field, close a panel" },
  ];
  const letters = keys ? criteria.flatMap((criterion) => lettersOf(criterion, keys)) : [];
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title="Keys" place="wide">
      <div className="grid gap-x-10 gap-y-6 md:grid-cols-2">
        <KeyHints layout="list" hints={general} />
        <div>
          <h3 className="mb-2 font-medium">Letters of these questions</h3>
          {letters.length > 0 ? (
            <KeyHints layout="list" hints={letters} />
          ) : (
            <p className="text-muted">These questions are answered by digits alone.</p>
          )}
          <p className="mt-4 text-muted">
            A letter answers the question with the golden edge, and brings the edge to its question from any other.
            Letters and digits are yours while you type; Control or Command with Enter submits also then. In a text to
            mark, arrows walk by word, with Control by character, Shift extends.
          </p>
        </div>
      </div>
    </Dialog>
  );
}

function lettersOf({ key, title, options = [] }: Criterion, keys: QuestionKeys): KeyHint[] {
  const field = keys.fields.get(key);
  const answers = keys.answers.get(key);
  return [
    ...(field ? [{ keys: field, does: `Go into ${withoutTurns(title)}` }] : []),
    ...options.flatMap(({ value, label }) => {
      const letter = answers?.get(value);
      return letter ? [{ keys: letter, does: withoutTurns(`${title} ${label}`) }] : [];
    }),
  ];
}
