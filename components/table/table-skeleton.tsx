import { Skeleton } from "@/components/ui/skeleton";

const WIDTHS = ["w-3/4", "w-1/2", "w-2/3", "w-2/5"];

const upTo = (count: number) => [...Array(count).keys()];

/** The place of a table that is loading: the same heights, so that nothing jumps. */
export function TableSkeleton({ columns = 5, rows = 10 }: { columns?: number; rows?: number }) {
  return (
    <div role="status" aria-label="Loading rows" className="grid gap-2">
      <Skeleton className="h-8 w-64" />
      <div>
        {upTo(rows + 1).map((row) => (
          <div key={row} className="flex h-8 items-center gap-4 border-b border-line px-2">
            {upTo(columns).map((column) => (
              <span key={column} className="flex-1">
                <Skeleton className={`h-3 ${WIDTHS[(row + column) % WIDTHS.length]}`} />
              </span>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
