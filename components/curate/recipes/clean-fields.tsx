import { ChooseSlice } from "@/components/curate/clean/choose-slice";
import { ChosenBoxes } from "@/components/curate/clean/chosen-boxes";
import { CLEANINGS } from "@/lib/clean/cleanings";
import type { StepOf } from "@/lib/curate/recipes/steps/all-steps";
import type { Criterion } from "@/lib/guideline/schema";

interface CleanFieldsProps {
  step: StepOf<"clean">;
  criteria: readonly Pick<Criterion, "key" | "title">[];
  /** Each as name=value. */
  slices: readonly string[];
  onChange: (step: StepOf<"clean">) => void;
}

/** What is done to the texts, and which answers that cannot affect. */
export function CleanFields({ step, criteria, slices, onChange }: CleanFieldsProps) {
  const { slices: named = [], ...ofAll } = step;
  const [first = "", ...others] = named;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <ChosenBoxes
        legend="What is done to the texts?"
        help="An example is never changed: a cleaned version takes its place, and the steps behind look at that one."
        offered={CLEANINGS.map(({ id, title }) => ({ key: id, title }))}
        chosen={step.operations}
        onChange={(operations) => onChange({ ...step, operations })}
      />
      <ChosenBoxes
        legend="Which answers can this not affect?"
        help="There what is decided about an example holds for its cleaned version too; on the others it has no labels."
        offered={criteria}
        chosen={step.unaffected}
        onChange={(unaffected) => onChange({ ...step, unaffected })}
      />
      <div>
        <ChooseSlice
          value={first}
          slices={slices}
          named={first}
          onChange={(slice) =>
            onChange(slice === "" ? ofAll : { ...step, slices: [slice, ...others.filter((one) => one !== slice)] })
          }
        />
        {others.length > 0 && (
          <p className="text-muted">and at once of {others.map((one) => one.replace("=", ": ")).join(", ")}</p>
        )}
      </div>
    </div>
  );
}
