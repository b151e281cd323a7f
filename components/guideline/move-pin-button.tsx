"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { formatCount } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import { useToast } from "@/components/ui/toast";
import { changesHref } from "@/lib/guideline/address";
import type { NextMove } from "@/lib/project/next-move";
import type { Result } from "@/lib/server/errors";

interface MovePinButtonProps {
  move: Omit<NextMove, "examples" | "places"> & Partial<Pick<NextMove, "examples" | "places">>;
  /** Whether it is what the page is about. */
  isPrimary?: boolean;
  movePin: (projectId: string, input: unknown) => Promise<Result<Moved>>;
}

/** What the move set going. */
export interface Moved {
  followed: number;
  requeued: { examples: number; places: number } | null;
}

/** Moves a project to another version of its guideline, after asking. */
export function MovePinButton({ move, isPrimary = false, movePin }: MovePinButtonProps) {
  const { projectId, projectName, guidelineId, from, to, examples, places } = move;
  const router = useRouter();
  const say = useToast();
  async function moveIt() {
    const result = await movePin(projectId, { guidelineVersion: to });
    if (result.ok) say({ title: `${projectName} now runs version ${to}`, body: movedWords(result.value) });
    else say({ tone: "bad", title: "The project was not moved", body: result.message });
    router.refresh();
  }
  return (
    <ConfirmDialog
      trigger={
        <Button
          size={isPrimary ? undefined : "sm"}
          variant={isPrimary ? "primary" : undefined}
          className="h-auto min-h-7 py-1 text-start whitespace-normal"
        >
          {examples === undefined ? `Move to v${to}` : moveWords({ to, examples })}
        </Button>
      }
      title={
        <>
          Move <bdi>{projectName}</bdi> from version {from} to {to}?
        </>
      }
      description={
        <>
          Work that nobody has taken yet is asked by version {to}; work that is out now finishes under version {from}.
          Labels stay under the version they were given under, and what the new version made stale is asked again as it
          says
          {places ? `: ${formatCount(places, "label", "labels")} on ${formatCount(examples ?? 0, "example")}` : ""}.
          Annotators read what changed before they go on. You can move back.{" "}
          <TextLink href={changesHref(guidelineId, from, to)}>Read what changed</TextLink>
        </>
      }
      confirm={`Move to version ${to}`}
      onConfirm={moveIt}
    />
  );
}

function movedWords({ followed, requeued }: Moved): string | undefined {
  const words = [
    requeued &&
      `${formatCount(requeued.examples, "example is", "examples are")} asked again (${formatCount(requeued.places, "label", "labels")}).`,
    followed > 0 &&
      `${formatCount(followed, "label that nobody has begun follows", "labels that nobody has begun follow")}.`,
  ];
  return words.filter(Boolean).join(" ") || undefined;
}

/** What a move to another version asks again, as its button says it. */
export function moveWords({ to, examples }: Pick<NextMove, "to" | "examples">): string {
  const asked = examples === 0 ? "nothing is" : formatCount(examples, "example is", "examples are");
  return `Move the project to version ${to}: ${asked} asked again`;
}
