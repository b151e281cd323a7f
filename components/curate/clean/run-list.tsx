import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Figure } from "@/components/ui/figure";
import { ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { CleaningId } from "@/lib/clean/operation-ids";
import { cleaningHref } from "@/lib/curate/clean/address";
import type { CleaningView } from "@/lib/curate/clean/queries";

interface RunListProps {
  projectId: string;
  runs: readonly CleaningView[];
  titles: Readonly<Record<CleaningId, string>>;
}

export function RunList({ projectId, runs, titles }: RunListProps) {
  if (runs.length === 0)
    return <EmptyState title="Nothing has been cleaned yet">Choose above what is done to the texts.</EmptyState>;
  return (
    <ListTable
      caption="Cleanings, newest first"
      rows={runs}
      rowKey={({ id }) => id}
      columns={[
        {
          label: "Cleaning",
          cell: ({ id, plan }) => (
            <TextLink href={cleaningHref(projectId, id)}>
              {plan.operations.map((operation) => titles[operation.id]).join(", ")}
              {plan.slices.length > 0 && <bdi>, of {plan.slices.map((one) => one.replace("=", ": ")).join(", ")}</bdi>}
            </TextLink>
          ),
        },
        { label: "When", cell: ({ createdAt }) => <Time at={createdAt.toISOString()} /> },
        {
          label: "Replaced",
          align: "end",
          cell: ({ outcomes }) => <Figure value={outcomes.child + outcomes.merged} />,
        },
        {
          label: "State",
          cell: ({ state, undoneAt }) =>
            undoneAt ? (
              <Badge tone="warn">undone</Badge>
            ) : state === "succeeded" ? (
              <Badge tone="good">stands</Badge>
            ) : (
              <Badge>{state}</Badge>
            ),
        },
      ]}
    />
  );
}
