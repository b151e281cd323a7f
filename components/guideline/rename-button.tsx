"use client";

import { PencilLine } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { Result } from "@/lib/server/errors";

interface RenameButtonProps {
  guidelineId: string;
  name: string;
  rename: (guidelineId: string, input: unknown) => Promise<Result<{ name: string }>>;
}

export function RenameButton({ guidelineId, name, rename }: RenameButtonProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(name);
  const [problem, setProblem] = useState<string>();
  async function submit(event: FormEvent) {
    event.preventDefault();
    const result = await rename(guidelineId, { name: typed });
    if (!result.ok) return setProblem(result.message);
    setOpen(false);
    router.refresh();
  }
  return (
    <Dialog
      title="Rename the guideline"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <IconButton size="sm" label="Rename">
          <PencilLine aria-hidden />
        </IconButton>
      }
    >
      <form onSubmit={submit} className="grid gap-4">
        <Field label="Name" help="Versions and their hashes stay as they are." error={problem}>
          <Input value={typed} maxLength={200} required onChange={(event) => setTyped(event.target.value)} />
        </Field>
        <div>
          <Button type="submit" variant="primary">
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
