"use client";

import { KeyHints } from "@/components/ui/key-hints";
import { Pager } from "@/components/ui/pager";
import { Select } from "@/components/ui/select";
import { PAGE_SIZES } from "@/lib/address/table-address";
import { useTableUrl } from "./table-url";

interface TableFootProps {
  opens: boolean;
  selects: boolean;
  noun: string;
  total: number;
}

export function TableFoot({ opens, selects, noun, total }: TableFootProps) {
  const { view, change } = useTableUrl();
  return (
    <footer className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <KeyHints hints={tableKeys(opens, selects)} />
      <div className="ms-auto flex items-center gap-3">
        {total > PAGE_SIZES[0] && (
          <Select
            className="no-print"
            aria-label="Rows per page"
            options={PAGE_SIZES.map((size) => ({ value: String(size), label: `${size} per page` }))}
            value={String(view.size)}
            onChange={(event) => change({ size: Number(event.target.value) })}
          />
        )}
        <Pager page={view.page} size={view.size} total={total} noun={noun} onPage={(page) => change({ page })} />
      </div>
    </footer>
  );
}

function tableKeys(opens: boolean, selects: boolean) {
  return [
    { keys: ["j", "k"], does: "move" },
    ...(opens ? [{ keys: "enter", does: "open" }] : []),
    ...(selects ? [{ keys: "x", does: "select" }] : []),
  ];
}
