import clsx from "clsx";

/** A place held for something that is loading; give it a size by class. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden data-skeleton className={clsx("block animate-pulse rounded-sm bg-line", className)} />;
}
