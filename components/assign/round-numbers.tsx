import { Field } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import type { RoundForm } from "./round-form";

export interface RoundFormPart {
  form: RoundForm;
  errors: Record<string, string>;
  onChange: (change: Partial<RoundForm>) => void;
}

/** What the round is called and how many labels an example gets. */
export function RoundBasics({ form, errors, onChange, rounds }: RoundFormPart & { rounds: number }) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
      <Field label="Name" error={errors.name}>
        <Input
          name="name"
          required
          maxLength={200}
          placeholder={`Round ${rounds + 1}`}
          value={form.name}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      </Field>
      <Field label="Labels per example" help="By different people." error={errors.overlap}>
        <Input
          type="number"
          min={1}
          max={100}
          required
          value={form.overlap}
          onChange={({ target }) => onChange({ overlap: target.value })}
        />
      </Field>
      <Field label="For, % of examples" help="The others get one label." error={errors.share}>
        <Input
          type="number"
          min={1}
          max={100}
          required
          value={form.share}
          onChange={({ target }) => onChange({ share: target.value })}
        />
      </Field>
    </div>
  );
}

/** Examples that come unannounced among the others, and what each kind is for. */
export function UnannouncedNumbers({ form, errors, onChange, goldExamples }: RoundFormPart & { goldExamples: number }) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <Field
        label="Gold, %"
        help={`Examples with a known answer, mixed in unannounced. They show whether people decide as the guideline means. ${
          goldExamples === 0
            ? "The project has none yet."
            : `The project has ${formatCount(goldExamples, "gold example")}.`
        }`}
        error={errors.goldRate}
      >
        <Input
          type="number"
          min={0}
          max={50}
          required
          value={form.gold}
          onChange={({ target }) => onChange({ gold: target.value })}
        />
      </Field>
      <Field
        label="Repeats, %"
        help="Examples shown again to the same person, at least ten later. They show whether people agree with themselves; with others nobody agrees better than that."
        error={errors.repeatRate}
      >
        <Input
          type="number"
          min={0}
          max={50}
          required
          value={form.repeat}
          onChange={({ target }) => onChange({ repeat: target.value })}
        />
      </Field>
    </div>
  );
}
