"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldSet } from "@/components/ui/field";
import { useGo } from "@/components/ui/link";
import type { Cleaning } from "@/lib/clean/cleanings";
import type { CleaningId } from "@/lib/clean/operation-ids";
import { cleanHref } from "@/lib/curate/clean/address";
import { ChooseSlice } from "./choose-slice";

interface ChooseOperationsProps {
  projectId: string;
  offered: readonly Cleaning[];
  chosen: readonly CleaningId[];
  /** Slices to choose from, as name=value, and the one that is chosen. */
  slices: readonly string[];
  slice: string | undefined;
}

/** What is to be done to the texts; what it would do is shown before anything is done. */
export function ChooseOperations({ projectId, offered, chosen: before, slices, slice: of }: ChooseOperationsProps) {
  const [chosen, setChosen] = useState<readonly CleaningId[]>(before);
  const [slice, setSlice] = useState(of ?? "");
  const go = useGo();
  function submit(event: FormEvent) {
    event.preventDefault();
    go.push(cleanHref(projectId, { operations: chosen, slice: slice || undefined }), { scroll: false });
  }
  return (
    <form onSubmit={submit} className="grid max-w-4xl gap-5">
      <FieldSet
        legend="What is done to the texts?"
        help="Always in this order, and until nothing changes any more, so that cleaning twice is cleaning once."
      >
        {offered.map(({ id, title, help }) => (
          <Checkbox
            key={id}
            label={title}
            help={help}
            checked={chosen.includes(id)}
            onChange={(event) => setChosen(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
          />
        ))}
      </FieldSet>
      <ChooseSlice value={slice} slices={slices} named={of ?? ""} onChange={setSlice} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant={before.length > 0 ? "secondary" : "primary"} disabled={chosen.length === 0}>
          Show what it would change
        </Button>
        <span className="text-muted">Nothing is changed by it.</span>
      </div>
    </form>
  );
}
