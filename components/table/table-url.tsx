"use client";

import { createSerializer, useQueryStates } from "nuqs";
import { createContext, type ReactNode, useContext, useMemo, useTransition } from "react";
import type { TableDefinition, TableView } from "@/lib/address/table-address";

/** Whether a change is a step of Back of its own, or goes on with the last one, as typing on in a search does. */
export type Step = "new" | "same";

interface TableUrl {
  view: TableView;
  /** The value of a filter, as its parser gave it. */
  filter: (name: string) => unknown;
  /** Search, filters, order and columns as a query string, without the page. */
  query: string;
  /** Changes the address; everything but a change of page or columns goes back to page 1. */
  change: (patch: Partial<TableView> | Record<string, unknown>, step?: Step) => void;
  /** Forgets the search and all filters. */
  clear: () => void;
  filtered: boolean;
  /** The server is at work on the last change. */
  pending: boolean;
}

const TableUrlContext = createContext<TableUrl | null>(null);

/** The address of the table around this control. */
export function useTableUrl(): TableUrl {
  const url = useContext(TableUrlContext);
  if (!url) throw new Error("useTableUrl belongs inside a DataTable");
  return url;
}

export function TableUrlProvider({ definition, children }: { definition: TableDefinition; children: ReactNode }) {
  const [pending, startTransition] = useTransition();
  const [view, setView] = useQueryStates(definition.parsers, {
    urlKeys: definition.urlKeys,
    shallow: false,
    history: "push",
    startTransition,
  });
  const url = useMemo<TableUrl>(() => {
    const filters: Record<string, unknown> = view;
    const usual = definition.parsers as Record<string, { defaultValue?: unknown }>;
    const isSet = (name: string) => filters[name] !== (usual[name]?.defaultValue ?? null);
    return {
      view,
      filter: (name) => filters[name],
      query: createSerializer(definition.parsers, { urlKeys: definition.urlKeys })({ ...view, page: null, size: null }),
      pending,
      filtered: view.q !== "" || definition.filterNames.some(isSet),
      change: (patch, step = "new") =>
        void setView("page" in patch || "cols" in patch ? patch : { ...patch, page: 1 }, {
          history: step === "new" ? "push" : "replace",
        }),
      clear: () =>
        void setView({ q: "", page: 1, ...Object.fromEntries(definition.filterNames.map((name) => [name, null])) }),
    };
  }, [definition, pending, setView, view]);
  return <TableUrlContext value={url}>{children}</TableUrlContext>;
}
