"use client";

import { useId, useState } from "react";
import { FieldError } from "@/components/ui/field";
import { useGo } from "@/components/ui/link";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { recipeHref } from "@/lib/curate/recipes/address";

export type TakeCommand = (input: {
  text: string;
  recipe?: string;
}) => Promise<Outcome<{ id: string; version: number }>>;

interface TakeFileProps {
  projectId: string;
  /** The recipe whose next version the file is; a new one unless said. */
  recipe?: string;
  take: TakeCommand;
}

/** Takes the file of a recipe. */
export function TakeFile({ projectId, recipe, take }: TakeFileProps) {
  const id = useId();
  const go = useGo();
  const say = useToast();
  const [chosen, setChosen] = useState(0);
  const { run, busy, refusal } = useCommand(take);
  async function send(file: File) {
    const text = await file.text();
    await run({ text, ...(recipe !== undefined && { recipe }) }, (saved) => {
      say({ title: `Taken as version ${saved.version}` });
      if (recipe === undefined) go.push(recipeHref(projectId, saved.id));
    });
    setChosen(chosen + 1);
  }
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium">
        {recipe === undefined ? "From a recipe’s file" : "Next version from a file"}
      </label>
      <input
        id={id}
        key={chosen}
        type="file"
        accept=".json,application/json"
        disabled={busy}
        className="max-w-full file:me-2 file:h-8 file:cursor-pointer file:rounded-md file:border file:border-edge file:bg-raised file:px-3 pointer-coarse:file:h-10"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void send(file);
        }}
      />
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </div>
  );
}
