import { formatCount } from "@/components/ui/format";
import { Link } from "@/components/ui/link";

/** How many change requests wait at a place; leads to them. */
export function RequestCount({ count, href }: { count: number; href: string }) {
  return (
    <Link
      href={href}
      className="inline-flex h-5 items-center rounded-sm bg-warn-wash px-1.5 text-xs font-medium text-warn underline decoration-current/40 underline-offset-2 hover:decoration-current"
    >
      {formatCount(count, "change request")}
    </Link>
  );
}
