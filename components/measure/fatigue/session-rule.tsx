"use client";

import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { cutWords } from "@/lib/labels/session-cut";

export interface RuleCommands {
  save: (input: { cut: string }) => Promise<Outcome<{ cut: string; before: string | null }>>;
  withdraw: (input: Record<string, never>) => Promise<Outcome<{ cut: string }>>;
}

interface SessionRuleProps extends Partial<RuleCommands> {
  /** The rule that stands. */
  standing: string | null;
  /** What could be made the rule. */
  cut: string | null;
}

/** The project's rule on sessions: what it says, and for those who may, making it and taking it back. */
export function SessionRule({ standing, cut, save, withdraw }: SessionRuleProps) {
  const say = useToast();
  const saving = useCommand(save ?? refuse);
  const leaving = useCommand(withdraw ?? refuse);
  const refusal = saving.refusal ?? leaving.refusal;
  const undo = (back: () => Promise<Outcome<unknown>>) => ({
    label: "Undo",
    onSelect: () =>
      void back().then((done) => say(done.ok ? { title: "Undone" } : { tone: "bad", title: done.message })),
  });
  const makeRule = (wanted: string) =>
    saving.run({ cut: wanted }, ({ before }) =>
      say({
        title: "Rule saved",
        body: `Exports, releases and figures can now ask for ${cutWords(wanted)}.`,
        action: undo(() => (before === null ? withdraw!({}) : save!({ cut: before }))),
      }),
    );
  const takeBack = () =>
    leaving.run({}, ({ cut: before }) => say({ title: "Rule taken back", action: undo(() => save!({ cut: before })) }));
  return (
    <div className="grid gap-2">
      <p className="max-w-[72ch] text-muted">
        {standing === null
          ? "The project has no rule on sessions. A rule leaves no label out by itself: exports, releases and figures apply it where somebody asks for it, and name it."
          : `The project’s rule: ${cutWords(standing)} count. Exports, releases and figures apply it where somebody asks for it, and name it.`}
      </p>
      {save && withdraw && (
        <span className="no-print flex flex-wrap gap-2">
          {cut !== null && cut !== standing && (
            <Button busy={saving.busy} onClick={() => void makeRule(cut)}>
              Save {cutWords(cut)} as the rule
            </Button>
          )}
          {standing !== null && (
            <Button variant="quiet" busy={leaving.busy} onClick={() => void takeBack()}>
              Take the rule back
            </Button>
          )}
        </span>
      )}
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </div>
  );
}

/** Whoever may not is offered no button. */
const refuse = async (): Promise<never> => {
  throw new Error("nobody asked for it");
};
