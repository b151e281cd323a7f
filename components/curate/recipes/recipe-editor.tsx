"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { formatNumber, formatPercent } from "@/components/ui/format";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { type Outcome, type Refusal, useCommand } from "@/components/ui/use-command";
import type { Measured } from "@/lib/curate/recipes/measured";
import type { Recipe } from "@/lib/curate/recipes/schema";
import { STEP_KINDS, type Step, type StepName } from "@/lib/curate/recipes/steps/all-steps";
import type { StepChoices } from "./step-choices";
import { newStep, placed, problemOf, rankOf, type StepDraft } from "./step-draft";
import { StepFields } from "./step-fields";

interface RecipeEditorProps {
  recipe: Recipe & { id: string; version: number };
  choices: StepChoices;
  /** By the steps as they are saved. */
  measured: readonly Measured[];
  save: (input: { id: string; content: Recipe }) => Promise<Outcome<{ version: number }>>;
}

const NAMES = Object.keys(STEP_KINDS) as StepName[];
const asDraft = (step: Step, id: number): StepDraft => ({ id, step });

/** The steps of a recipe in their order, to change, move, add and remove; saved as its next version. */
export function RecipeEditor({ recipe, choices, measured, save }: RecipeEditorProps) {
  const [name, setName] = useState(recipe.recipe);
  const [drafts, setDrafts] = useState(() => recipe.steps.map(asDraft));
  const [said, setSaid] = useState("");
  const next = useRef(recipe.steps.length);
  const { run, busy, refusal } = useCommand(save);
  const say = useToast();
  const steps = drafts.map(({ step }) => step);
  const isChanged = name !== recipe.recipe || JSON.stringify(steps) !== JSON.stringify(recipe.steps);
  const problem = problemOf(name, drafts);
  const known = new Map(recipe.steps.map((step, at) => [JSON.stringify(step), measured[at] ?? null]));

  function add(kind: StepName) {
    const step = newStep(kind, choices, steps);
    if (step) setDrafts(placed([...drafts, asDraft(step, next.current++)], choices));
  }
  const change = (id: number, step: Step) =>
    setDrafts(
      placed(
        drafts.map((one) => (one.id === id ? { id, step } : one)),
        choices,
      ),
    );
  const mayMove = (at: number, by: number) => {
    const [one, other] = [drafts[at], drafts[at + by]];
    return one !== undefined && other !== undefined && rankOf(one.step, choices) === rankOf(other.step, choices);
  };
  function move(at: number, by: number) {
    if (!mayMove(at, by)) return;
    setDrafts(drafts.toSpliced(at, 1).toSpliced(at + by, 0, drafts[at]!));
    setSaid(`Step ${at + 1} is step ${at + by + 1} now.`);
  }
  function onKeyDown(event: KeyboardEvent, at: number) {
    const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
    // There it opens what can be chosen.
    if (by === undefined || event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    move(at, by);
  }

  return (
    <div className="grid gap-4">
      <Field label="Name" className="max-w-md">
        <Input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      </Field>
      <ol className="border-t border-line" aria-label="Steps">
        {drafts.map(({ id, step }, at) => (
          <li
            key={id}
            onKeyDown={(event) => onKeyDown(event, at)}
            className="grid grid-cols-[1.5rem_minmax(0,1fr)] items-start gap-x-2 gap-y-1 border-b border-line py-2 sm:grid-cols-[1.5rem_minmax(0,1fr)_auto]"
          >
            <span className="pt-1.5 text-end tabular text-muted">{at + 1}</span>
            <div className="grid gap-1">
              <StepFields step={step} choices={choices} onChange={(changed) => change(id, changed)} />
              <span className="text-muted">
                {measuredWords(known.get(JSON.stringify(step)) ?? null)}
                {PLACE_WORDS[rankOf(step, choices)]}
              </span>
            </div>
            <span className="flex gap-1 max-sm:col-start-2">
              <IconButton
                size="sm"
                label={`Move step ${at + 1} up`}
                aria-disabled={!mayMove(at, -1)}
                onClick={() => move(at, -1)}
              >
                <ArrowUp aria-hidden />
              </IconButton>
              <IconButton
                size="sm"
                label={`Move step ${at + 1} down`}
                aria-disabled={!mayMove(at, 1)}
                onClick={() => move(at, 1)}
              >
                <ArrowDown aria-hidden />
              </IconButton>
              <IconButton
                size="sm"
                label={`Remove step ${at + 1}`}
                onClick={() => setDrafts(drafts.filter((one) => one.id !== id))}
              >
                <X aria-hidden />
              </IconButton>
            </span>
          </li>
        ))}
      </ol>
      <p className="sr-only" aria-live="polite">
        {said}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <Select
          aria-label="Add a step"
          placeholder="Add a step …"
          value=""
          options={NAMES.map((value) => ({
            value,
            label: STEP_KINDS[value].title,
            disabled: newStep(value, choices, steps) === null,
          }))}
          onChange={(event) => event.target.value !== "" && add(event.target.value as StepName)}
        />
        <Button
          busy={busy}
          disabled={!isChanged || problem !== null}
          onClick={() =>
            void run({ id: recipe.id, content: { recipe: name.trim(), steps } }, ({ version }) =>
              say({ title: `Saved as version ${version}` }),
            )
          }
        >
          Save as version {recipe.version + 1}
        </Button>
        {isChanged && (
          <span className="text-muted">{problem ?? "Not saved yet. A preview and a run are of what is saved."}</span>
        )}
      </div>
      {refusal && <FieldError>{refusalWords(refusal)}</FieldError>}
    </div>
  );
}

const PLACE_WORDS = [
  " · comes before all others, which look at the cleaned versions",
  "",
  " · keeps one of several, so it comes after the steps that keep none",
];

function refusalWords({ message, fields }: Refusal): string {
  const said = Object.entries(fields).map(([field, wrong]) => `Step ${Number(field.split(".")[1]) + 1} ${wrong}.`);
  return said.length > 0 ? said.join(" ") : message;
}

function measuredWords(measured: Measured): string {
  if (!measured) return "Not measured yet: a preview measures what it costs and takes";
  const { perThousand, share } = measured;
  const cost = formatNumber(perThousand, { digits: perThousand < 10 ? 1 : 0, unit: "ms" });
  return `Last took ${formatPercent(share, 1)} of what was left, at ${cost} for each 1,000 examples`;
}
