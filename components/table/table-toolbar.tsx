"use client";

import { Columns3, Download, Rows2, Rows3, Search } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Menu, MenuCheck, MenuHeading } from "@/components/ui/menu";
import { useTableUrl } from "./table-url";
import type { DataTableModel } from "./use-data-table";

interface TableToolbarProps<Row extends object> {
  table: DataTableModel<Row>;
  search: string | undefined;
  filters: ReactNode;
  download: TableDownload | undefined;
  dense: boolean;
  onDense: (dense: boolean) => void;
}

export interface TableDownload {
  /** The table's own query string is added, so that the file holds what is shown (all pages of it). */
  href: string;
  label: string;
}

export function TableToolbar<Row extends object>(props: TableToolbarProps<Row>) {
  const { table, search, filters, download, dense, onDense } = props;
  const hideable = table.getAllLeafColumns().filter((column) => column.getCanHide());
  return (
    <div className="no-print flex min-h-8 flex-wrap items-center gap-2">
      {search && <TableSearch label={search} />}
      {filters}
      <div className="ms-auto flex items-center gap-1">
        {hideable.length > 0 && (
          <Menu
            align="end"
            trigger={
              <IconButton label="Choose columns">
                <Columns3 aria-hidden />
              </IconButton>
            }
          >
            <MenuHeading>Columns</MenuHeading>
            {hideable.map((column) => (
              <MenuCheck
                key={column.id}
                checked={column.getIsVisible()}
                onCheckedChange={(on) => column.toggleVisibility(on)}
              >
                {column.columnDef.meta?.label ?? column.id}
              </MenuCheck>
            ))}
          </Menu>
        )}
        <IconButton label={dense ? "Taller rows" : "Denser rows"} onClick={() => onDense(!dense)}>
          {dense ? <Rows2 aria-hidden /> : <Rows3 aria-hidden />}
        </IconButton>
        {download && <DownloadLink {...download} />}
      </div>
    </div>
  );
}

function DownloadLink({ href, label }: TableDownload) {
  const { query } = useTableUrl();
  return (
    <a
      href={`${href}${href.includes("?") ? query.replace("?", "&") : query}`}
      download
      className={buttonStyle("quiet")}
    >
      <Download aria-hidden />
      {label}
    </a>
  );
}

function TableSearch({ label }: { label: string }) {
  const { view, change } = useTableUrl();
  const [text, setText] = useState(view.q);
  const [known, setKnown] = useState(view.q);
  // All that is typed in one visit to the field is one step of Back.
  const begun = useRef(false);
  if (view.q !== known) {
    setKnown(view.q);
    setText(view.q);
  }
  useEffect(() => {
    if (text === known) return;
    const timer = setTimeout(() => {
      setKnown(text);
      change({ q: text }, begun.current ? "same" : "new");
      begun.current = true;
    }, 300);
    return () => clearTimeout(timer);
  }, [change, known, text]);
  return (
    <div className="relative w-64 max-w-full">
      <Search aria-hidden className="pointer-events-none absolute inset-y-0 start-2 my-auto size-4 text-muted" />
      <Input
        type="search"
        dir="auto"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onFocus={() => {
          begun.current = false;
        }}
        className="ps-8!"
      />
    </div>
  );
}
