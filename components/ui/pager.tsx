"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { formatCount, formatNumber } from "./format";
import { IconButton } from "./icon-button";

interface PagerProps {
  /** From 1. */
  page: number;
  size: number;
  total: number;
  noun?: string;
  onPage: (page: number) => void;
}

/** Where one is in a long list, and one step on; of one page only how long it is. */
export function Pager({ page, size, total, noun = "row", onPage }: PagerProps) {
  const last = Math.max(1, Math.ceil(total / size));
  const from = total === 0 ? 0 : (page - 1) * size + 1;
  const to = Math.min(total, page * size);
  return (
    <nav aria-label="Pages" className="flex items-center gap-1">
      <span className="figures me-1 text-muted">
        {from > 0 && last > 1 ? `${formatNumber(from)}–${formatNumber(to)} of ` : ""}
        {formatCount(total, noun)}
      </span>
      {last > 1 && (
        <>
          <IconButton size="sm" label="Previous page" disabled={page <= 1} onClick={() => onPage(page - 1)}>
            <ChevronLeft aria-hidden className="rtl:rotate-180" />
          </IconButton>
          <IconButton size="sm" label="Next page" disabled={page >= last} onClick={() => onPage(page + 1)}>
            <ChevronRight aria-hidden className="rtl:rotate-180" />
          </IconButton>
        </>
      )}
    </nav>
  );
}
