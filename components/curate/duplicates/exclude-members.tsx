"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { MembersInput } from "@/lib/curate/duplicates/schema";

type Changed = Outcome<{ examples: number }>;

export interface MemberCommands {
  exclude: (input: MembersInput) => Promise<Changed>;
  include: (input: MembersInput) => Promise<Changed>;
}

interface ExcludeMembersProps extends MemberCommands {
  members: MembersInput;
  /** Examples that would go at most. */
  count: number;
  /** Examples that stand excluded as these members, and so can be let in again. */
  excluded: number;
  /** What they are the members of: "this cluster". */
  of: string;
}

/** Keeps duplicates out of exports and releases, all but the ones that are kept, and takes that back as one. */
export function ExcludeMembers({ members, count, excluded, of, exclude, include }: ExcludeMembersProps) {
  const out = useCommand(exclude);
  const back = useCommand(include);
  const say = useToast();
  const refusal = out.refusal ?? back.refusal;
  const letBack = () =>
    back.run(members, (done) => void say({ title: `${formatCount(done.examples, "example")} may go out again` }));
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ConfirmDialog
        trigger={<Button busy={out.busy}>Exclude the duplicates of {of}</Button>}
        title={`Exclude up to ${formatCount(count, "example")}?`}
        description="Exports and releases take them no more; the kept ones stay. Nothing is deleted, labels stay, and it can be undone as one."
        confirm="Exclude them"
        onConfirm={async () => {
          await out.run(members, (done) =>
            say({
              title: `${formatCount(done.examples, "example")} excluded`,
              action: { label: "Undo", onSelect: () => void letBack() },
            }),
          );
        }}
      />
      {excluded > 0 && (
        <Button busy={back.busy} onClick={() => void letBack()}>
          Let {formatCount(excluded, "example")} in again
        </Button>
      )}
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </div>
  );
}
