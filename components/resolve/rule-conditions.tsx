"use client";

import { useTableUrl } from "@/components/table/table-url";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { cutOptions } from "@/lib/labels/session-cut";

interface RuleConditionsProps {
  method: string;
  least: number;
  among: number;
  /** What counts of each session; undefined: all. */
  within: string | undefined;
  /** The project's rule on sessions, which can be asked for; null where none stands. */
  sessionRule: string | null;
}

/** How many labels must agree. Each change is one step of Back, and the cases below follow it. */
export function RuleConditions({ method, least, among, within, sessionRule }: RuleConditionsProps) {
  const { change } = useTableUrl();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        aria-label="Which cases"
        value={method}
        onChange={(event) => change({ method: event.target.value })}
        options={[
          { value: "majority", label: "People differ, but enough agree" },
          { value: "unanimous", label: "All labels are equal" },
        ]}
      />
      {method === "majority" && (
        <Labels
          name="How many are equal"
          before="at least"
          after="of"
          value={least}
          onChange={(least) => change({ least })}
        />
      )}
      <Labels
        name="Of how many labels"
        before={method === "majority" ? "" : "of at least"}
        after={method === "majority" ? "or more labels are equal" : "labels"}
        value={among}
        onChange={(among) => change({ among })}
      />
      {(sessionRule !== null || within !== undefined) && (
        <Select
          aria-label="Labels of which part of a session"
          placeholder="of whole sessions"
          value={within ?? ""}
          onChange={(event) => change({ within: event.target.value || null })}
          options={cutOptions(sessionRule, within)}
        />
      )}
    </div>
  );
}

interface LabelsProps {
  name: string;
  before: string;
  after: string;
  value: number;
  onChange: (count: number) => void;
}

function Labels({ name, before, after, value, onChange }: LabelsProps) {
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap text-muted">
      <span aria-hidden>{before}</span>
      <span className="w-16">
        <Input
          type="number"
          aria-label={name}
          min={2}
          max={100}
          value={value}
          onChange={(event) => event.target.value !== "" && onChange(Number(event.target.value))}
        />
      </span>
      <span aria-hidden>{after}</span>
    </span>
  );
}
