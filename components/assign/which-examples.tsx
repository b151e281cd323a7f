import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldSet } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { formatAbsolute } from "@/components/ui/time-format";
import type { BatchChoice } from "@/lib/assign/choice-queries";
import { type RoundForm, splitIds } from "./round-form";

export interface ExampleSources {
  examples: number;
  /** Number of the pinned version. */
  version: number;
  slices: readonly { name: string; value: string }[];
  batches: readonly BatchChoice[];
}

interface WhichExamplesProps {
  sources: ExampleSources;
  form: RoundForm;
  errors: Record<string, string>;
  onChange: (change: Partial<RoundForm>) => void;
}

/** Which examples a round hands out, and whether a random sample of them is enough. */
export function WhichExamples({ sources, form, errors, onChange }: WhichExamplesProps) {
  const { slices, batches, examples, version } = sources;
  return (
    <FieldSet legend="Which examples" error={errors.examples}>
      <RadioGroup
        value={form.from}
        onValueChange={(value) => onChange({ from: FROM.find((one) => one === value) ?? "all" })}
        options={[
          { value: "all", label: `All ${formatCount(examples, "example")}` },
          {
            value: "lacking",
            label: "Those not yet labelled enough",
            help: `Fewer than ${form.overlap || "…"} people's labels under version ${version} or one that asks the same, counting those that wait in other rounds. Each gets what it lacks.`,
          },
          {
            value: "slice",
            label: "Those of a slice",
            disabled: slices.length === 0,
            help:
              slices.length === 0 &&
              "The examples have no slices: properties that come with them, such as a topic or a language.",
          },
          {
            value: "batch",
            label: "Those of one import",
            disabled: batches.length === 0,
            help: batches.length === 0 && "No examples came by an import job.",
          },
          { value: "ids", label: "A list of ids" },
        ]}
      />
      <div className="mt-2 grid gap-3 empty:hidden">
        {form.from === "slice" && <SliceSelect slices={slices} chosen={form.slice} onChange={onChange} />}
        {form.from === "batch" && (
          <Field label="Import">
            <Select
              placeholder="Choose an import"
              value={form.batch}
              onChange={({ target }) => onChange({ batch: target.value })}
              options={batches.map(({ jobId, fileName, accepted, createdAt }) => ({
                value: jobId,
                label: `${fileName ?? "pasted or sent by a program"}, ${formatCount(accepted, "example")}, ${formatAbsolute(new Date(createdAt).getTime(), "UTC")} UTC`,
              }))}
            />
          </Field>
        )}
        {form.from === "ids" && (
          <Field
            label="Ids"
            help={`One per line, or separated by commas. ${formatCount(splitIds(form.ids).length, "id")} so far.`}
          >
            <Textarea
              rows={4}
              dir="ltr"
              spellCheck={false}
              className="font-mono"
              value={form.ids}
              onChange={({ target }) => onChange({ ids: target.value })}
            />
          </Field>
        )}
      </div>
      <Checkbox
        className="mt-2"
        label="Only a random sample of them"
        checked={form.sampled}
        onChange={({ target }) => onChange({ sampled: target.checked })}
      />
      {form.sampled && (
        <div className="mt-1 grid max-w-md grid-cols-2 items-start gap-4">
          <Field label="Sample size" error={errors.sample}>
            <Input
              type="number"
              min={1}
              required
              value={form.sample}
              onChange={({ target }) => onChange({ sample: target.value })}
            />
          </Field>
          <Field label="Seed" help="The same seed draws the same sample." error={errors.seed}>
            <Input
              type="number"
              min={0}
              required
              className="font-mono"
              value={form.seed}
              onChange={({ target }) => onChange({ seed: target.value })}
            />
          </Field>
        </div>
      )}
    </FieldSet>
  );
}

const FROM = ["all", "lacking", "slice", "batch", "ids"] as const;

interface SliceSelectProps {
  slices: ExampleSources["slices"];
  chosen: RoundForm["slice"];
  onChange: (change: Partial<RoundForm>) => void;
}

function SliceSelect({ slices, chosen, onChange }: SliceSelectProps) {
  const index = slices.findIndex(({ name, value }) => name === chosen?.name && value === chosen.value);
  return (
    <Field label="Slice">
      <Select
        placeholder="Choose a slice"
        value={index < 0 ? "" : String(index)}
        onChange={({ target }) => onChange({ slice: slices[target.value === "" ? -1 : Number(target.value)] ?? null })}
        options={slices.map(({ name, value }, position) => ({ value: String(position), label: `${name}: ${value}` }))}
      />
    </Field>
  );
}
