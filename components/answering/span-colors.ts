import { categoryColor } from "@/components/charts/palette";
import type { Criterion } from "@/lib/guideline/schema";

/** The colour of a label in its criterion: the same in the text, on the buttons and in the list. */
export function spanColor(criterion: Pick<Criterion, "options">, label: string): string {
  return categoryColor(
    Math.max(
      0,
      (criterion.options ?? []).findIndex((option) => option.value === label),
    ),
  );
}

export function spanLabel(criterion: Pick<Criterion, "options">, label: string): string {
  return criterion.options?.find((option) => option.value === label)?.label ?? label;
}
