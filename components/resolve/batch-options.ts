import { formatCount } from "@/components/ui/format";
import type { BatchView } from "@/lib/resolve/rule";

/** The batches that a list can be narrowed to. The one asked for is among them, also where it is an older one or stands no more. */
export function batchOptions(
  batches: readonly Pick<BatchView, "id" | "note" | "cases">[],
  asked: string | undefined,
): { value: string; label: string }[] {
  const options = batches.map(({ id, note, cases }) => ({
    value: id,
    label: `${formatCount(cases, "case")}. ${note}`,
  }));
  return asked === undefined || batches.some(({ id }) => id === asked)
    ? options
    : [...options, { value: asked, label: "an earlier rule" }];
}
