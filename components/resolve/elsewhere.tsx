import { formatCount } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import type { CasesElsewhere } from "@/lib/resolve/elsewhere";

interface ElsewhereProps {
  elsewhere: readonly CasesElsewhere[];
  /** The same page about another version. */
  href: (version: number) => string;
}

/** Where the rest is: cases under versions in which their criterion means something else. Nothing where there is none. */
export function Elsewhere({ elsewhere, href }: ElsewhereProps) {
  if (elsewhere.length === 0) return null;
  return (
    <ul className="mb-4 grid gap-1 text-muted" aria-label="Cases under other versions">
      {elsewhere.map(({ version, waiting, settled }) => (
        <li key={version}>
          <TextLink href={href(version)}>
            {waiting > 0 && `${formatCount(waiting, "case waits", "cases wait")} under version ${version}`}
            {waiting > 0 && settled > 0 && ", "}
            {settled > 0 &&
              `${formatCount(settled, "was", "were")} settled${waiting > 0 ? "" : ` under version ${version}`}`}
          </TextLink>
          : the criterion means something else there.
        </li>
      ))}
    </ul>
  );
}
