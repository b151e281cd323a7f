"use client";

import { Field } from "@/components/ui/field";
import { useGo } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { seedHref } from "@/lib/evaluate/seeds/page";
import type { SeedFilter } from "@/lib/evaluate/seeds/schema";

interface SeedFiltersProps {
  projectId: string;
  filter: SeedFilter;
  models: readonly string[];
  /** As name=value. */
  slices: readonly string[];
}

/** Which examples are listed; also what is marked when all of the list is. */
export function SeedFilters({ projectId, filter, models, slices }: SeedFiltersProps) {
  const router = useGo();
  const choose = (name: keyof SeedFilter, value: string) =>
    router.push(seedHref(projectId, { filter: { ...filter, [name]: value || undefined }, page: 1 }), {
      scroll: false,
    });
  const fields = [
    {
      name: "model" as const,
      label: "Model",
      options: models.map((value) => ({ value, label: value })),
      all: "All models",
    },
    {
      name: "slice" as const,
      label: "Slice",
      options: slices.map((value) => ({ value, label: value })),
      all: "All slices",
    },
    {
      name: "marked" as const,
      label: "Mark",
      options: [
        { value: "yes", label: "Marked as seeds" },
        { value: "no", label: "Not marked" },
      ],
      all: "Marked or not",
    },
  ];
  return (
    <div className="no-print mb-3 flex flex-wrap gap-3">
      {fields.map(({ name, label, options, all }) => (
        <Field key={name} label={label}>
          <Select
            value={filter[name] ?? ""}
            onChange={(event) => choose(name, event.target.value)}
            options={[{ value: "", label: all }, ...options]}
          />
        </Field>
      ))}
    </div>
  );
}
