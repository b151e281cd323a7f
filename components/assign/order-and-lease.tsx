import { Field, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import type { RoundFormPart } from "./round-numbers";

/** What rarely needs a change: in which order examples come, and how long they stay with somebody. */
export function OrderAndLease({ form, errors, onChange }: RoundFormPart) {
  return (
    <details className="group" open={Boolean(errors.leaseMinutes) || undefined}>
      <summary className="cursor-pointer font-medium">
        Order and lease
        <span className="ms-2 font-normal text-muted group-open:hidden">
          {form.order === "random" ? "random for each annotator" : "as imported"}, {form.lease || "…"} min
        </span>
      </summary>
      <div className="mt-3 grid items-start gap-4 sm:grid-cols-2">
        <FieldSet legend="Order">
          <RadioGroup
            value={form.order}
            onValueChange={(value) => onChange({ order: value === "imported" ? "imported" : "random" })}
            options={[
              {
                value: "random",
                label: "Random for each annotator",
                help: "Tiredness then falls on different examples for each, and can be measured.",
              },
              { value: "imported", label: "As imported", help: "For examples that build on each other." },
            ]}
          />
        </FieldSet>
        <Field
          label="Lease, minutes"
          help="So long an example stays with whoever took it and went away; work renews it."
          error={errors.leaseMinutes}
        >
          <Input
            type="number"
            min={1}
            max={10_080}
            required
            value={form.lease}
            onChange={({ target }) => onChange({ lease: target.value })}
          />
        </Field>
      </div>
    </details>
  );
}
