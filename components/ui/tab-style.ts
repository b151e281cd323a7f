export const tabListStyle = "side-shades relative flex gap-4 overflow-x-auto border-b border-line";

/** A tab whose state is `aria-current="page"` (links) or `data-state="active"` (panels). */
export const tabStyle =
  "-mb-px inline-flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-muted forced-colors:border-[Canvas] transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:border-ink aria-[current=page]:font-medium aria-[current=page]:text-ink data-[state=active]:border-ink data-[state=active]:font-medium data-[state=active]:text-ink";
