"use client";

import clsx from "clsx";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError, FieldSet } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { useGo } from "@/components/ui/link";
import type { GuidelineTemplate } from "@/lib/guideline/templates/template";
import type { Result } from "@/lib/server/errors";
import { KIND_WORDS } from "./criterion-words";

interface NewGuidelineFormProps {
  templates: readonly GuidelineTemplate[];
  create: (input: unknown) => Promise<Result<{ id: string }>>;
}

/** A name and a starting point; the rest is the editor's work. */
export function NewGuidelineForm({ templates, create }: NewGuidelineFormProps) {
  const router = useGo();
  const [name, setName] = useState("");
  const [start, setStart] = useState(templates[0]?.id ?? "");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const template = templates.find(({ id }) => id === start);
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const { body = "", criteria = [], qualities = {}, examples = [] } = template ?? {};
    const result = await create({ name: name.trim() || template?.name || "", body, criteria, qualities, examples });
    if (result.ok) return router.push(`/guidelines/${result.value.id}/edit`);
    setBusy(false);
    setProblem(result.message);
  }
  return (
    <form onSubmit={submit} className="grid max-w-3xl gap-6">
      <FieldSet legend="Start from">
        <ul className="grid gap-2 sm:grid-cols-2">
          {templates.map((one) => (
            <StartOption
              key={one.id}
              id={one.id}
              title={one.name}
              text={one.summary}
              kinds={one.criteria.map(({ kind }) => KIND_WORDS[kind].label.toLowerCase())}
              chosen={start === one.id}
              onChoose={setStart}
            />
          ))}
          <StartOption
            id=""
            title="A blank page"
            text="No text, no criteria. For when you have a guideline already and paste it."
            kinds={[]}
            chosen={start === ""}
            onChoose={setStart}
          />
        </ul>
      </FieldSet>
      <Field label="Name" help="What people call it. It can be changed later.">
        <Input
          value={name}
          maxLength={200}
          required={!template}
          placeholder={template?.name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      {problem && <FieldError>{problem}</FieldError>}
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          Create and write
        </Button>
      </div>
    </form>
  );
}

interface StartOptionProps {
  id: string;
  title: string;
  text: string;
  kinds: string[];
  chosen: boolean;
  onChoose: (id: string) => void;
}

function StartOption({ id, title, text, kinds, chosen, onChoose }: StartOptionProps) {
  return (
    <li>
      <label
        className={clsx(
          "flex h-full cursor-pointer gap-2.5 rounded-lg border bg-raised px-3 py-2.5",
          chosen ? "border-slate ring-1 ring-slate" : "border-line hover:border-edge",
        )}
      >
        <input
          type="radio"
          name="start"
          value={id}
          checked={chosen}
          onChange={() => onChoose(id)}
          className="mt-1 size-4 shrink-0 accent-slate"
        />
        <span className="min-w-0">
          <span className="block text-base font-medium">{title}</span>
          <span className="block text-muted">{text}</span>
          {kinds.length > 0 && (
            <span className="mt-1 block text-xs text-muted">
              {formatCount(kinds.length, "criterion", "criteria")}: {[...new Set(kinds)].join(", ")}
            </span>
          )}
        </span>
      </label>
    </li>
  );
}
