import type { Definition } from "@/components/ui/definition-list";
import { formatNumber } from "@/components/ui/format";
import type { ReleaseManifest } from "@/lib/release/schema";

/** What a manifest says of the recipes that took examples out: which version, and what each of its steps took. */
export function recipeFacts({ recipes = [] }: ReleaseManifest): Definition[] {
  return recipes.flatMap(({ name, version, hash, steps, excluded, replaced = 0 }) => [
    {
      term: "Recipe",
      value: `“${name}”, version ${version}, SHA-256 ${hash}: ${formatNumber(excluded)} excluded${replaced > 0 ? `, ${formatNumber(replaced)} replaced by cleaned versions` : ""}`,
    },
    ...steps.map(({ step, says, taken, counts }, at) => ({
      term: `Step ${at + 1}`,
      value: `${says}: ${step.step === "clean" ? `${formatNumber(counts?.changed ?? 0)} changed, ` : ""}${formatNumber(taken)}${step.step === "clean" ? " said what others say" : ""}`,
    })),
  ]);
}
