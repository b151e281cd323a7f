"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextLink } from "@/components/ui/text-link";
import { useToast } from "@/components/ui/toast";
import type { Result } from "@/lib/server/errors";

interface MovePinButtonProps {
  projectId: string;
  projectName: string;
  from: number;
  to: number;
  changesHref: string;
  movePin: (projectId: string, input: unknown) => Promise<Result<{ number: number; hash: string }>>;
}

/** Moves a project to another version of its guideline, after asking. */
export function MovePinButton({ projectId, projectName, from, to, changesHref, movePin }: MovePinButtonProps) {
  const router = useRouter();
  const say = useToast();
  async function move() {
    const result = await movePin(projectId, { guidelineVersion: to });
    if (result.ok) say({ title: `${projectName} now runs version ${to}` });
    else say({ tone: "bad", title: "The project was not moved", body: result.message });
    router.refresh();
  }
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Move to v{to}</Button>}
      title={`Move ${projectName} from version ${from} to ${to}?`}
      description={
        <>
          New rounds ask by version {to}. Labels that exist stay under version {from}, and work that is out now finishes
          under it. You can move back. <TextLink href={changesHref}>Read what changed</TextLink>
        </>
      }
      confirm={`Move to version ${to}`}
      onConfirm={move}
    />
  );
}
