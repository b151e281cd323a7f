"use client";

import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useGo } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { type AuditFilter, auditHref } from "@/lib/people/audit-filter";
import { nounWords } from "./audit-words";

interface AuditFiltersProps {
  filter: AuditFilter;
  about: readonly string[];
  people: readonly { id: string; name: string }[];
}

/** Which entries are shown: what they are about, who did it, and when. Every choice goes into the address. */
export function AuditFilters({ filter, about, people }: AuditFiltersProps) {
  const router = useGo();
  const [pending, start] = useTransition();
  const go = (part: Record<string, string>) =>
    start(() => router.push(auditHref({ ...filter, ...part, before: undefined } as AuditFilter)));
  const { before: _page, ...set } = filter;
  return (
    <div className="no-print flex flex-wrap items-end gap-3" aria-busy={pending}>
      <Field label="About">
        <Select
          placeholder="everything"
          value={filter.about ?? ""}
          options={about.map((noun) => ({ value: noun, label: nounWords(noun) }))}
          onChange={(event) => go({ about: event.target.value })}
        />
      </Field>
      <Field label="By">
        <Select
          placeholder="everybody"
          value={filter.by ?? ""}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => go({ by: event.target.value })}
        />
      </Field>
      <Field label="From (UTC)">
        <Input type="date" value={filter.from ?? ""} onChange={(event) => go({ from: event.target.value })} />
      </Field>
      <Field label="To (UTC)">
        <Input type="date" value={filter.to ?? ""} onChange={(event) => go({ to: event.target.value })} />
      </Field>
      {Object.values(set).some(Boolean) && (
        <Button variant="quiet" onClick={() => start(() => router.push("?"))}>
          Clear filters
        </Button>
      )}
    </div>
  );
}
