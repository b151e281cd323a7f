"use client";

import { Field } from "@/components/ui/field";
import { useGo } from "@/components/ui/link";
import { Select } from "@/components/ui/select";

export interface FilterChoice {
  label: string;
  /** All of them. */
  any: string;
  /** The value of the option that holds now; empty for all. */
  value: string;
  options: readonly { value: string; label: string; href: string }[];
  anyHref: string;
}

/** Which requests the board shows. Choosing goes to the address of the choice. */
export function BoardFilter({ choices }: { choices: readonly FilterChoice[] }) {
  const router = useGo();
  return (
    <search aria-label="Filter" className="no-print mb-5 flex flex-wrap gap-3">
      {choices.map(({ label, any, value, options, anyHref }) => (
        <Field key={label} label={label} hideLabel className="max-sm:w-full">
          <Select
            value={value}
            placeholder={any}
            options={options}
            onChange={(event) =>
              router.push(options.find((option) => option.value === event.target.value)?.href ?? anyHref, {
                scroll: false,
              })
            }
            className="sm:w-56"
          />
        </Field>
      ))}
    </search>
  );
}
