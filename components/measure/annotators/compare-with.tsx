"use client";

import { Field } from "@/components/ui/field";
import { useGo } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { annotatorHref, type MeasureAsked } from "@/lib/measure/address";

interface CompareWithProps {
  projectId: string;
  annotatorId: string;
  filter: MeasureAsked;
  others: readonly { id: string; name: string }[];
}

/** Chooses one other person to stand beside this one. */
export function CompareWith({ projectId, annotatorId, filter, others }: CompareWithProps) {
  const router = useGo();
  return (
    <Field label="Compare with" hideLabel>
      <Select
        className="max-w-56"
        value={filter.with ?? ""}
        placeholder="Compare with everybody"
        onChange={(event) =>
          router.push(annotatorHref(projectId, annotatorId, { ...filter, with: event.target.value || null }))
        }
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Field>
  );
}
