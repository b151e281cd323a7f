"use client";

import { useId, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { formatNumber } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import type { PersonChoice } from "@/lib/assign/choice-queries";
import { KIND_WORDS, UNABLE_WORDS } from "./round-words";

interface PeopleChoiceProps {
  people: readonly PersonChoice[];
  chosen: readonly string[];
  onChange: (keys: string[]) => void;
}

/** Who of the project's annotators takes part: a list to search and tick. Those who cannot be handed work say why. */
export function PeopleChoice({ people, chosen, onChange }: PeopleChoiceProps) {
  const [search, setSearch] = useState("");
  const status = useId();
  const wanted = search.trim().toLowerCase();
  const shown = people.filter(({ name, key }) => name.toLowerCase().includes(wanted) || key.includes(wanted));
  const able = shown.filter(({ unable }) => unable === null).map(({ key }) => key);
  const toggle = (key: string) =>
    onChange(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]);
  return (
    <div className="grid gap-2 rounded-lg border border-line p-2">
      <div className="flex flex-wrap items-center gap-2">
        <Field label="Find people" hideLabel className="min-w-40 flex-1">
          <Input type="search" placeholder="Find people" value={search} onChange={(e) => setSearch(e.target.value)} />
        </Field>
        <Button size="sm" onClick={() => onChange([...new Set([...chosen, ...able])])}>
          Choose all shown
        </Button>
        <Button size="sm" disabled={chosen.length === 0} onClick={() => onChange([])}>
          Choose nobody
        </Button>
      </div>
      <ul aria-describedby={status} className="max-h-64 overflow-auto">
        {shown.map((person) => (
          <li key={person.key}>
            <Checkbox
              checked={chosen.includes(person.key)}
              disabled={person.unable !== null}
              onChange={() => toggle(person.key)}
              label={<PersonLabel person={person} />}
            />
          </li>
        ))}
      </ul>
      <p id={status} role="status" className="figures text-muted">
        {shown.length === 0
          ? "Nobody matches."
          : `${formatNumber(chosen.length)} of ${formatNumber(people.filter(({ unable }) => unable === null).length)} chosen`}
      </p>
    </div>
  );
}

function PersonLabel({ person: { name, key, kind, unable } }: { person: PersonChoice }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <span dir="auto" className={unable ? "text-muted" : undefined}>
        {name}
      </span>
      <Badge tone={kind === "model" ? "info" : "plain"}>{KIND_WORDS[kind]}</Badge>
      <span className="min-w-0 text-muted wrap-anywhere">{unable ? UNABLE_WORDS[unable] : key !== name && key}</span>
    </span>
  );
}
