"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { formatCount } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import { useToast } from "@/components/ui/toast";
import type { Result } from "@/lib/server/errors";

interface MovePinButtonProps {
  projectId: string;
  projectName: string;
  from: number;
  to: number;
  changesHref: string;
  movePin: (projectId: string, input: unknown) => Promise<Result<Moved>>;
}

/** What the move set going. */
export interface Moved {
  followed: number;
  requeued: { examples: number; places: number } | null;
}

/** Moves a project to another version of its guideline, after asking. */
export function MovePinButton({ projectId, projectName, from, to, changesHref, movePin }: MovePinButtonProps) {
  const router = useRouter();
  const say = useToast();
  async function move() {
    const result = await movePin(projectId, { guidelineVersion: to });
    if (result.ok) say({ title: `${projectName} now runs version ${to}`, body: movedWords(result.value) });
    else say({ tone: "bad", title: "The project was not moved", body: result.message });
    router.refresh();
  }
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Move to v{to}</Button>}
      title={
        <>
          Move <bdi>{projectName}</bdi> from version {from} to {to}?
        </>
      }
      description={
        <>
          Work that nobody has taken yet is asked by version {to}; work that is out now finishes under version {from}.
          Labels stay under the version they were given under, and what the new version made stale is asked again as it
          says. Annotators read what changed before they go on. You can move back.{" "}
          <TextLink href={changesHref}>Read what changed</TextLink>
        </>
      }
      confirm={`Move to version ${to}`}
      onConfirm={move}
    />
  );
}

function movedWords({ followed, requeued }: Moved): string | undefined {
  const words = [
    requeued &&
      `${formatCount(requeued.examples, "example is", "examples are")} asked again (${formatCount(requeued.places, "label", "labels")}).`,
    followed > 0 && `${formatCount(followed, "open place follows", "open places follow")}.`,
  ];
  return words.filter(Boolean).join(" ") || undefined;
}
