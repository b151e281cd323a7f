"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import type { Result } from "@/lib/server/errors";

interface RetireButtonProps {
  guidelineId: string;
  number: number;
  retire: (guidelineId: string, input: unknown) => Promise<Result<{ number: number }>>;
}

/** Takes a version out of use, after asking. */
export function RetireButton({ guidelineId, number, retire }: RetireButtonProps) {
  const router = useRouter();
  const say = useToast();
  async function confirm() {
    const result = await retire(guidelineId, { number });
    if (!result.ok) say({ tone: "bad", title: `Version ${number} was not retired`, body: result.message });
    router.refresh();
  }
  return (
    <ConfirmDialog
      danger
      trigger={<Button>Retire</Button>}
      title={`Retire version ${number}?`}
      description="No project can begin with it or move to it any more. Its labels and its text stay. This cannot be undone."
      confirm={`Retire version ${number}`}
      onConfirm={confirm}
    />
  );
}
