"use client";

import { Button } from "./button";
import { ListTable, type ListTableProps } from "./list-table";
import { useFolded } from "./use-folded";

const MOST = 24;
const FIRST = 16;

/** A list in an order that says what matters first, of which, where it is long, the first are seen and all at a press. */
export function FoldedList<Row>(props: ListTableProps<Row>) {
  const { rows } = props;
  const { isWhole, toggle } = useFolded(rows.length > MOST);
  return (
    <div className="grid gap-2">
      <ListTable {...props} rows={isWhole ? rows : rows.slice(0, FIRST)} />
      {rows.length > MOST && (
        <Button size="sm" variant="quiet" className="no-print justify-self-start text-muted" onClick={toggle}>
          {isWhole ? `Show the first ${FIRST}` : `Show all ${rows.length}`}
        </Button>
      )}
    </div>
  );
}
