import { Figure } from "./figure";
import { LinkButton } from "./link-button";

interface PageLinksProps {
  page: number;
  size: number;
  total: number;
  href: (page: number) => string;
}

/** Where one is in a list, and links one page back and on; nothing where all of it is in view. */
export function PageLinks({ page, size, total, href }: PageLinksProps) {
  if (total <= size) return null;
  const last = Math.ceil(total / size);
  return (
    <nav aria-label="Pages" className="mt-3 flex items-center gap-3">
      {page > 1 && (
        <LinkButton size="sm" href={href(page - 1)}>
          Previous
        </LinkButton>
      )}
      <span className="text-muted">
        Page <Figure value={page} /> of <Figure value={last} />
      </span>
      {page < last && (
        <LinkButton size="sm" href={href(page + 1)}>
          Next
        </LinkButton>
      )}
    </nav>
  );
}
