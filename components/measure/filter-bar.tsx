"use client";

import { ListFilter } from "lucide-react";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useGo } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { cutOptions } from "@/lib/labels/session-cut";
import {
  annotatorHref,
  type Dashboard,
  filterOf,
  type MeasureAsked,
  type MeasureWanted,
  measureHref,
} from "@/lib/measure/address";
import type { FilterOptions, FilterPerson } from "@/lib/measure/filter-options";

interface FilterBarProps {
  projectId: string;
  place: Dashboard;
  filter: MeasureAsked;
  options: FilterOptions;
  /** The criterion that the page is about where the address names none; without it the page is about all of them. */
  criterion?: string;
  /** The annotator that the page is about, where it is about one. */
  annotator?: string;
}

const KIND_WORDS: Record<FilterPerson["kind"], string | undefined> = {
  human: undefined,
  model: "AI judge",
  external: "imported",
};

/** Which labels a dashboard is about. Every choice goes into the address, and is one step back. */
export function FilterBar({ projectId, place, filter, options, criterion, annotator }: FilterBarProps) {
  const router = useGo();
  const [pending, start] = useTransition();
  const [unfolded, setUnfolded] = useState(false);
  const { criteria, versions, pinned, rounds, people, slices, rule } = options;
  const { criterion: _criterion, version: _version, ...narrowing } = filterOf(filter);
  const narrowed = Object.keys(narrowing).length;
  const href = (wanted: MeasureWanted) =>
    annotator ? annotatorHref(projectId, annotator, wanted) : measureHref(projectId, place, wanted);
  const go = (change: MeasureWanted) =>
    start(() =>
      router.push(href({ ...filter, before: null, after: null, ...change }), {
        scroll: false,
      }),
    );
  const chosen = filter.criterion ?? criterion;
  return (
    <fieldset className="no-print flex min-w-0 flex-wrap items-center gap-2" aria-busy={pending}>
      <legend className="sr-only">Which labels</legend>
      {criteria.length > 1 && (
        <Field label="Criterion" hideLabel className="max-w-full sm:max-w-80">
          <Select
            value={chosen ?? ""}
            placeholder={place === "agreement" ? "All criteria" : undefined}
            onChange={(event) => go({ criterion: event.target.value || null })}
            options={criteria.map(({ key, title }) => ({ value: key, label: title }))}
          />
        </Field>
      )}
      {versions.length > 1 && (
        <Field label="Guideline version" hideLabel>
          <Select
            value={String(filter.version ?? pinned)}
            onChange={(event) => go({ version: asVersion(event.target.value) })}
            options={[
              ...versions.map((number) => ({
                value: String(number),
                label: number === pinned ? `v${number}, in force` : `v${number}`,
              })),
              { value: "all", label: "all versions" },
            ]}
          />
        </Field>
      )}
      <Button
        className="md:hidden"
        icon={<ListFilter aria-hidden />}
        aria-expanded={unfolded}
        onClick={() => setUnfolded(!unfolded)}
      >
        {narrowed > 0 ? `Filter, ${narrowed} set` : "Filter"}
      </Button>
      <div className={unfolded ? "contents" : "contents max-md:hidden"}>
        <Combobox
          label="People"
          placeholder="Everybody"
          multiple
          className="max-w-56"
          options={people.map(({ id, name, kind }) => ({ value: id, label: name, hint: KIND_WORDS[kind] }))}
          value={filter.annotators ?? []}
          onValueChange={(ids) => go({ annotators: ids.length > 0 ? ids : null })}
        />
        {rounds.length > 1 && (
          <Field label="Round" hideLabel>
            <Select
              className="max-w-56"
              value={filter.round ?? ""}
              placeholder="All rounds"
              onChange={(event) => go({ round: event.target.value || null })}
              options={rounds.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
        )}
        {slices.length > 0 && (
          <Combobox
            label="Slices"
            placeholder="All examples"
            multiple
            className="max-w-56"
            options={slices.map(({ name, value }) => ({ value: `${name}=${value}`, label: `${name}: ${value}` }))}
            value={filter.slice ?? []}
            onValueChange={(slice) => go({ slice: slice.length > 0 ? slice : null })}
          />
        )}
        <Field label="Known answers" hideLabel>
          <Select
            value={filter.gold ?? ""}
            placeholder="Gold and others"
            onChange={(event) => go({ gold: asGold(event.target.value) })}
            options={[
              { value: "only", label: "Only gold" },
              { value: "without", label: "Without gold" },
            ]}
          />
        </Field>
        <Field label="Showing" hideLabel>
          <Select
            value={filter.showing ?? "first"}
            onChange={(event) => go({ showing: event.target.value === "repeat" ? "repeat" : null })}
            options={[
              { value: "first", label: "First showings" },
              { value: "repeat", label: "Repeats" },
            ]}
          />
        </Field>
        {(rule !== null || filter.within !== undefined) && (
          <Field label="Sessions" hideLabel>
            <Select
              className="max-w-64"
              value={filter.within ?? ""}
              placeholder="Whole sessions"
              onChange={(event) => go({ within: event.target.value || null })}
              options={cutOptions(rule, filter.within)}
            />
          </Field>
        )}
        <Day label="From" value={filter.from} onChange={(from) => go({ from })} />
        <Day label="Before" value={filter.to} onChange={(to) => go({ to })} />
      </div>
      {narrowed > 0 && (
        <LinkButton size="sm" variant="quiet" href={href({ criterion: filter.criterion, version: filter.version })}>
          Clear filters
        </LinkButton>
      )}
    </fieldset>
  );
}

interface DayProps {
  label: string;
  value: string | undefined;
  onChange: (day: string | null) => void;
}

/** A day in UTC, also where the address names a moment of it. */
function Day({ label, value, onChange }: DayProps) {
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap text-muted">
      <span aria-hidden>{label}</span>
      <span className="w-34">
        <Input
          type="date"
          aria-label={`${label}, a day in UTC`}
          value={value?.slice(0, 10) ?? ""}
          onChange={(event) => onChange(event.target.value || null)}
        />
      </span>
    </span>
  );
}

function asVersion(text: string): number | "all" {
  return text === "all" ? text : Number(text);
}

function asGold(text: string): "only" | "without" | null {
  return text === "only" || text === "without" ? text : null;
}
