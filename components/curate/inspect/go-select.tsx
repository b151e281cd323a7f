"use client";

import { useTransition } from "react";
import { Field } from "@/components/ui/field";
import { useGo } from "@/components/ui/link";
import { Select } from "@/components/ui/select";

interface GoSelectProps {
  label: string;
  value: string;
  /** Where each choice leads. */
  options: readonly { value: string; label: string; href: string }[];
  /** What nothing chosen is called, and where that leads. */
  none?: { label: string; href: string };
}

/** A choice that is a step to another address. */
export function GoSelect({ label, value, options, none }: GoSelectProps) {
  const router = useGo();
  const [pending, start] = useTransition();
  return (
    <Field label={label} hideLabel className="max-w-full sm:max-w-72">
      <Select
        aria-busy={pending}
        value={value}
        placeholder={none?.label}
        onChange={(event) => {
          const href = options.find((one) => one.value === event.target.value)?.href ?? none?.href;
          if (href) start(() => router.push(href, { scroll: false }));
        }}
        options={options.map(({ value, label }) => ({ value, label }))}
      />
    </Field>
  );
}
