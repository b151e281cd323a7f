"use client";

import { type FormEvent, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useGo } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { type MeasureAsked, measureHref } from "@/lib/measure/address";

interface WhatIfFormProps {
  projectId: string;
  filter: MeasureAsked;
  /** What is asked already, or what is proposed. */
  cut: string;
}

/** Asks what would be if only the beginning of each session counted. The answer is in the address. */
export function WhatIfForm({ projectId, filter, cut }: WhatIfFormProps) {
  const router = useGo();
  const [pending, start] = useTransition();
  const [by, number] = cut.split("-");
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const asked = `${typed.get("by")}-${Number(typed.get("number"))}`;
    start(() => router.push(measureHref(projectId, "fatigue", { ...filter, cut: asked }), { scroll: false }));
  }
  return (
    <form onSubmit={submit} className="no-print flex flex-wrap items-center gap-2">
      <span>Count only the first</span>
      <span className="w-20">
        <Field label="How many" hideLabel>
          <Input name="number" type="number" inputMode="numeric" min={1} max={9999} required defaultValue={number} />
        </Field>
      </span>
      <Field label="Labels or minutes" hideLabel>
        <Select
          name="by"
          defaultValue={by}
          options={[
            { value: "position", label: "labels" },
            { value: "minute", label: "minutes" },
          ]}
        />
      </Field>
      <span>of each session</span>
      <Button type="submit" busy={pending}>
        See what changes
      </Button>
    </form>
  );
}
