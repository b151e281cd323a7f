import { PreviewTable } from "@/components/curate/clean/preview-table";
import type { ProjectScope } from "@/lib/auth/scope";
import type { CleaningId } from "@/lib/clean/operation-ids";
import { previewCleaning } from "@/lib/curate/clean/preview";
import { previewInputSchema } from "@/lib/curate/clean/schema";

interface PreviewedProps {
  scope: ProjectScope<"release:write">;
  operations: readonly CleaningId[];
  slice: string | undefined;
  titles: Readonly<Record<CleaningId, string>>;
}

/** What operations would do to a sample of the kept examples, or of those of a slice, once it is found out. */
export async function Previewed({ scope, operations, slice, titles }: PreviewedProps) {
  const input = previewInputSchema.parse({ operations, slices: slice ? [slice] : [] });
  return <PreviewTable projectId={scope.projectId} titles={titles} preview={await previewCleaning(scope, input)} />;
}
