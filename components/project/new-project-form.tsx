"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import type { GuidelineChoice } from "@/lib/guideline/records";
import type { Result } from "@/lib/server/errors";

interface NewProjectFormProps {
  guidelines: readonly GuidelineChoice[];
  /** The guideline that is chosen at first. */
  initial: GuidelineChoice;
  create: (input: unknown) => Promise<Result<{ id: string }>>;
}

const PURPOSES = [
  { value: "annotation", label: "Annotation", help: "People label examples that become training or test data." },
  { value: "evaluation", label: "Evaluation", help: "People rate what models answer, by the same kind of guideline." },
];

/** What a project needs before anything can be imported. */
export function NewProjectForm({ guidelines, initial, create }: NewProjectFormProps) {
  const router = useRouter();
  const [name, setName] = useState("");
  const [guidelineId, setGuidelineId] = useState(initial.id);
  const [number, setNumber] = useState(initial.versions[0]!.number);
  const [purpose, setPurpose] = useState("annotation");
  const [overlap, setOverlap] = useState("2");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const guideline = guidelines.find(({ id }) => id === guidelineId) ?? initial;
  function choose(id: string) {
    setGuidelineId(id);
    setNumber(guidelines.find((one) => one.id === id)?.versions[0]?.number ?? 1);
  }
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const result = await create({ name, guidelineId, guidelineVersion: number, purpose, overlap: Number(overlap) });
    if (result.ok) return router.push(`/projects/${result.value.id}`);
    setBusy(false);
    setProblem(result.message);
  }
  return (
    <form onSubmit={submit} className="grid max-w-xl gap-5">
      <Field label="Name" help="What the dataset is: “Support answers, spring”.">
        <Input value={name} maxLength={200} required dir="auto" onChange={(event) => setName(event.target.value)} />
      </Field>
      <div className="grid grid-cols-[minmax(0,1fr)_7rem] gap-3">
        <Field label="Guideline">
          <Select
            value={guidelineId}
            options={guidelines.map((one) => ({ value: one.id, label: one.name }))}
            onChange={(event) => choose(event.target.value)}
          />
        </Field>
        <Field label="Version">
          <Select
            value={String(number)}
            options={guideline.versions.map((version) => ({
              value: String(version.number),
              label: `v${version.number} · ${version.hash.slice(0, 4)}`,
            }))}
            onChange={(event) => setNumber(Number(event.target.value))}
          />
        </Field>
      </div>
      <FieldSet legend="Purpose">
        <RadioGroup options={PURPOSES} value={purpose} onValueChange={setPurpose} />
      </FieldSet>
      <Field label="People per example" help={OVERLAP_HELP[overlap] ?? OVERLAP_HELP.more} className="max-w-sm">
        <Input
          type="number"
          min={1}
          max={100}
          required
          value={overlap}
          onChange={(event) => setOverlap(event.target.value)}
          className="w-24"
        />
      </Field>
      {problem && <FieldError>{problem}</FieldError>}
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          Create project
        </Button>
      </div>
    </form>
  );
}

/** What can be known from how many labels each example gets. */
const OVERLAP_HELP: Record<string, string> = {
  "1": "One label each says nothing about agreement. A round can ask for more on a share of the examples.",
  "2": "Two labels show agreement. They cannot tell a tired annotator from a hard example; three can.",
  more: "Shows agreement, and tells tired annotators from hard examples.",
};
