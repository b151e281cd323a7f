"use client";

import { ArrowLeftRight } from "lucide-react";
import { useTransition } from "react";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { useGo } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { changesHref } from "@/lib/guideline/address";

interface CompareFormProps {
  guidelineId: string;
  from: number;
  to: number;
  /** Newest first. */
  versions: readonly { number: number; hash: string }[];
}

/** Chooses which two versions are compared; the address says which, so that it can be sent on. */
export function CompareForm({ guidelineId, from, to, versions }: CompareFormProps) {
  const router = useGo();
  const [busy, start] = useTransition();
  const show = (before: number, after: number) =>
    start(() => router.push(changesHref(guidelineId, before, after), { scroll: false }));
  const options = versions.map(({ number, hash }) => ({
    value: String(number),
    label: `Version ${number} · ${hash.slice(0, 4)}`,
  }));
  return (
    <form aria-label="Versions to compare" aria-busy={busy} className="mb-6 flex flex-wrap items-end gap-2">
      <Field label="From">
        <Select value={String(from)} options={options} onChange={(event) => show(Number(event.target.value), to)} />
      </Field>
      <IconButton label="Swap the two versions" onClick={() => show(to, from)}>
        <ArrowLeftRight aria-hidden />
      </IconButton>
      <Field label="To">
        <Select value={String(to)} options={options} onChange={(event) => show(from, Number(event.target.value))} />
      </Field>
    </form>
  );
}
