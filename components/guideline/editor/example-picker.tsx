"use client";

import { Search } from "lucide-react";
import { type FormEvent, useState, useTransition } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Outcome } from "@/components/ui/use-command";
import type { BlindExample } from "@/lib/formats/example";
import type { ExampleSource, FoundExample } from "@/lib/guideline/example-sources";

export type FindExamples = (projectId: string, input: unknown) => Promise<Outcome<FoundExample[]>>;

interface ExamplePickerProps {
  sources: readonly ExampleSource[];
  find: FindExamples;
  onPick: (example: BlindExample, source: string) => void;
  onClose: () => void;
}

/** Finds an example of a project by its words, and copies it into the guideline. */
export function ExamplePicker({ sources, find, onPick, onClose }: ExamplePickerProps) {
  const [project, setProject] = useState(sources[0]?.id ?? "");
  const [words, setWords] = useState("");
  const [found, setFound] = useState<readonly FoundExample[] | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, start] = useTransition();
  function search(event: FormEvent) {
    event.preventDefault();
    start(async () => {
      const outcome = await find(project, { words }).catch(() => null);
      if (outcome?.ok) setFound(outcome.value);
      setRefusal(outcome?.ok ? null : (outcome?.message ?? "The server did not answer. Try again."));
    });
  }
  return (
    <Dialog
      open
      place="wide"
      onOpenChange={(stays) => stays || onClose()}
      title="Pick an example from a project"
      description="It is copied without models, scores and origin. Whoever reads the guideline sees it: pick none that is still to be labelled."
    >
      <form onSubmit={search} className="grid items-end gap-2 sm:grid-cols-[14rem_minmax(0,1fr)_auto]">
        <Field label="Project">
          <Select
            value={project}
            options={sources.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => {
              setProject(event.target.value);
              setFound(null);
            }}
          />
        </Field>
        <Field label="Words in its id or text">
          <Input type="search" value={words} onChange={(event) => setWords(event.target.value)} />
        </Field>
        <Button type="submit" variant="primary" busy={busy} icon={<Search aria-hidden />}>
          Find
        </Button>
      </form>
      {refusal && <FieldError>{refusal}</FieldError>}
      <Results found={found} onPick={onPick} />
    </Dialog>
  );
}

function Results({ found, onPick }: { found: readonly FoundExample[] | null; onPick: ExamplePickerProps["onPick"] }) {
  if (found === null) return <p className="mt-4 text-muted">Without words, the first 20 examples are listed.</p>;
  if (found.length === 0) {
    return (
      <p role="status" className="mt-4 text-muted">
        No example has these words. Try fewer.
      </p>
    );
  }
  return (
    <ul aria-label="Examples found" className="mt-4 grid">
      {found.map(({ externalId, kind, text, example }) => (
        <li key={externalId} className="flex items-start gap-3 border-b border-line py-2">
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-2">
              <Badge>{kind}</Badge>
              <code className="min-w-0 truncate font-mono text-xs">{externalId}</code>
            </p>
            <p className="line-clamp-2 wrap-anywhere text-muted" dir="auto">
              {text}
            </p>
          </div>
          {example ? (
            <Button size="sm" aria-label={`Take ${externalId}`} onClick={() => onPick(example, externalId)}>
              Take it
            </Button>
          ) : (
            <span className="text-muted">too long</span>
          )}
        </li>
      ))}
    </ul>
  );
}
