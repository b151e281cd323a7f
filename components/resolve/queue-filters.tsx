"use client";

import { useTransition } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { formatNumber } from "@/components/ui/format";
import { useGo } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { type QueueLink, queueLink } from "@/lib/resolve/address";
import type { CriterionCases } from "@/lib/resolve/queue";
import type { QueueFilter } from "@/lib/resolve/schema";

interface QueueFiltersProps {
  href: string;
  filter: QueueFilter;
  counts: readonly CriterionCases[];
  versions: readonly number[];
  pinned: number;
  slices: readonly { name: string; value: string }[];
  /** Where all cases are; null while they are. */
  clearHref: string | null;
}

/** Which cases are listed and in which order. Every choice goes into the address and is one step back. */
export function QueueFilters({ href, filter, counts, versions, pinned, slices, clearHref }: QueueFiltersProps) {
  const router = useGo();
  const [pending, start] = useTransition();
  const go = (change: Parameters<QueueLink>[0]) => start(() => router.push(queueLink(href, filter)(change)));
  return (
    <div className="no-print flex flex-wrap items-center gap-x-4 gap-y-2" aria-busy={pending}>
      <Field label="Criterion" hideLabel>
        <Select
          value={filter.criterion ?? ""}
          placeholder={`All criteria, ${formatNumber(waitingOf(counts))}`}
          onChange={(event) => go({ criterion: event.target.value || null })}
          options={counts.map((one) => ({ value: one.key, label: `${one.title}, ${formatNumber(one.waiting)}` }))}
        />
      </Field>
      <Field label="Order" hideLabel>
        <Select
          value={filter.order}
          onChange={(event) => go({ order: event.target.value as QueueFilter["order"] })}
          options={[
            { value: "disagreement", label: "Those that differ most first" },
            { value: "oldest", label: "Oldest first" },
          ]}
        />
      </Field>
      {versions.length > 1 && (
        <Field label="Guideline version" hideLabel>
          <Select
            value={String(filter.version ?? pinned)}
            onChange={(event) => go({ version: Number(event.target.value) })}
            options={versions.map((number) => ({
              value: String(number),
              label: number === pinned ? `v${number}, in force` : `v${number}`,
            }))}
          />
        </Field>
      )}
      {slices.length > 0 && (
        <Field label="Slice" hideLabel>
          <Select
            placeholder="All slices (topic, language …)"
            value={filter.slice?.[0] ?? ""}
            onChange={(event) => go({ slice: event.target.value === "" ? null : [event.target.value] })}
            options={slices.map(({ name, value }) => ({ value: `${name}=${value}`, label: `${name}: ${value}` }))}
          />
        </Field>
      )}
      <Checkbox
        label="Only flagged"
        checked={filter.flagged === "only"}
        onChange={(event) => go({ flagged: event.target.checked ? "only" : "any" })}
      />
      {clearHref && (
        <LinkButton size="sm" variant="quiet" href={clearHref}>
          Clear filters
        </LinkButton>
      )}
    </div>
  );
}

const waitingOf = (counts: readonly CriterionCases[]) => counts.reduce((sum, { waiting }) => sum + waiting, 0);
