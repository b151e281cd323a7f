"use client";

import { Quote } from "lucide-react";
import { memo } from "react";
import { KIND_WORDS, LEVEL_WORDS } from "@/components/guideline/criterion-words";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { Clause } from "@/lib/guideline/changes/clauses";
import { ofKind } from "@/lib/guideline/criterion-defaults";
import { CRITERION_KINDS, type Criterion, type CriterionKind, type Level, SETUPS } from "@/lib/guideline/schema";
import { CriterionParts } from "./criterion-parts";
import { RowButtons } from "./row-buttons";
import { ShowIfEditor } from "./show-if-editor";

interface CriterionFormProps {
  criterion: Criterion;
  /** The criteria asked before it. */
  earlier: readonly Criterion[];
  isLast: boolean;
  clauses: readonly Clause[];
  /** A version was published with this key: changing it makes another criterion of it. */
  isPublished: boolean;
  onChange: (criterion: Criterion) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  /** How many examples show how to decide it. */
  examples: number;
  onExamples: () => void;
}

const KINDS = CRITERION_KINDS.map((kind) => ({
  value: kind,
  label: `${KIND_WORDS[kind].label}: ${KIND_WORDS[kind].help}`,
}));

/** Everything about one criterion. */
export const CriterionForm = memo(function CriterionForm(props: CriterionFormProps) {
  const { criterion, earlier, clauses, isPublished, onChange } = props;
  const set = (part: Partial<Criterion>) => onChange({ ...criterion, ...part });
  return (
    <div className="grid gap-4">
      <div className="flex items-start justify-between gap-2">
        <p className="pt-1 text-muted">Criterion {earlier.length + 1}, in the order in which they are asked</p>
        <RowButtons
          name="this criterion"
          isFirst={earlier.length === 0}
          isLast={props.isLast}
          onMove={props.onMove}
          onRemove={props.onRemove}
        />
      </div>
      <Field label="Question" error={criterion.title.trim() ? undefined : "Say what is asked."}>
        <Input
          value={criterion.title}
          dir="auto"
          placeholder="How far does the response help?"
          onChange={(event) => set({ title: event.target.value })}
        />
      </Field>
      <div className="grid gap-4 @md:grid-cols-2">
        <Field label="Answered by">
          <Select
            value={criterion.kind}
            options={KINDS}
            onChange={(event) => onChange(ofKind(criterion, event.target.value as CriterionKind))}
          />
        </Field>
        <Field label="Level of measurement">
          <Select
            value={criterion.level}
            options={SETUPS[criterion.kind].levels.map((level) => ({ value: level, label: LEVEL_WORDS[level] }))}
            onChange={(event) => set({ level: event.target.value as Level })}
          />
        </Field>
        <Field label="Clause" help="The part of the text that says how to decide.">
          <Select
            value={criterion.clause ?? ""}
            placeholder="None"
            options={clauseOptions(clauses, criterion.clause)}
            onChange={(event) => set({ clause: event.target.value || undefined })}
          />
        </Field>
        <Field
          label="Key"
          help={
            isPublished
              ? "Published. Another key makes it another criterion."
              : "Its name in exports; follows the question."
          }
        >
          <Input
            value={criterion.key}
            className="font-mono"
            spellCheck={false}
            onChange={(event) => set({ key: event.target.value })}
          />
        </Field>
      </div>
      <Checkbox
        label="Required"
        help="An example cannot be submitted without an answer."
        checked={criterion.required}
        onChange={(event) => set({ required: event.target.checked })}
      />
      {SETUPS[criterion.kind].mayMend && (
        <Checkbox
          label="This is the better response"
          help="The answer is the response that should have been given. Training data can carry it in place of the original. One criterion of a guideline can be this."
          checked={criterion.betterResponse ?? false}
          onChange={(event) => set({ betterResponse: event.target.checked || undefined })}
        />
      )}
      <CriterionParts criterion={criterion} onChange={onChange} />
      <Field label="Help" help="Stands under the question while labelling. Keep it to what one forgets.">
        <Textarea
          rows={2}
          value={criterion.help ?? ""}
          onChange={(event) => set({ help: event.target.value || undefined })}
        />
      </Field>
      <div className="grid justify-items-start gap-1">
        <p className="font-medium">Examples</p>
        <p className="text-muted">
          {props.examples === 0
            ? "None yet. One good, one bad and one on the line say more than the best anchor."
            : `${formatCount(props.examples, "example")} of how to decide it.`}
        </p>
        <Button size="sm" icon={<Quote aria-hidden />} onClick={props.onExamples}>
          {props.examples === 0 ? "Add an example" : "Open the examples"}
        </Button>
      </div>
      <ShowIfEditor showIf={criterion.showIf} earlier={earlier} onChange={(showIf) => set({ showIf })} />
    </div>
  );
});

function clauseOptions(clauses: readonly Clause[], chosen: string | undefined) {
  const known = clauses.map(({ slug, title, depth }) => ({
    value: slug,
    label: `${"\u2003".repeat(depth - 1)}${title}`,
  }));
  const isLost = chosen !== undefined && !clauses.some(({ slug }) => slug === chosen);
  return isLost ? [...known, { value: chosen, label: `${chosen} (no longer in the text)` }] : known;
}
