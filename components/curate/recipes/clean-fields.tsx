import { Checkbox } from "@/components/ui/checkbox";
import { FieldSet } from "@/components/ui/field";
import { CLEANINGS } from "@/lib/clean/cleanings";
import type { StepOf } from "@/lib/curate/recipes/steps/all-steps";
import type { Criterion } from "@/lib/guideline/schema";

interface CleanFieldsProps {
  step: StepOf<"clean">;
  criteria: readonly Pick<Criterion, "key" | "title">[];
  onChange: (step: StepOf<"clean">) => void;
}

/** What is done to the texts, and which answers that cannot affect. */
export function CleanFields({ step, criteria, onChange }: CleanFieldsProps) {
  const { operations, unaffected } = step;
  const operationIds = CLEANINGS.map(({ id }) => id);
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <FieldSet
        legend="What is done to the texts?"
        help="An example is never changed: a cleaned version takes its place, and the steps behind look at that one."
      >
        {CLEANINGS.map(({ id, title }) => (
          <Checkbox
            key={id}
            label={title}
            checked={operations.includes(id)}
            onChange={(event) =>
              onChange({ ...step, operations: toggled(operationIds, operations, id, event.target.checked) })
            }
          />
        ))}
      </FieldSet>
      <FieldSet
        legend="Which answers can this not affect?"
        help="There what is decided about an example holds for its cleaned version too; on the others it has no labels."
      >
        {criteria.map(({ key, title }) => (
          <Checkbox
            key={key}
            label={title}
            checked={unaffected.includes(key)}
            onChange={(event) =>
              onChange({
                ...step,
                unaffected: toggled(
                  criteria.map((one) => one.key),
                  unaffected,
                  key,
                  event.target.checked,
                ),
              })
            }
          />
        ))}
      </FieldSet>
    </div>
  );
}

/** In the order in which they are offered, so that what was chosen in another order says the same; names that are not offered stay. */
function toggled<T extends string>(offered: readonly T[], chosen: readonly T[], one: T, isOn: boolean): T[] {
  const wanted = new Set(isOn ? [...chosen, one] : chosen.filter((other) => other !== one));
  return [...offered.filter((id) => wanted.has(id)), ...chosen.filter((id) => !offered.includes(id) && wanted.has(id))];
}
