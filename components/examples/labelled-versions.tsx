import { TextLink } from "@/components/ui/text-link";
import { VersionBadge } from "@/components/version-badge/version-badge";
import { exampleAddress } from "@/lib/examples/address";

interface LabelledVersionsProps {
  /** Whose labels are shown. */
  shown: { number: number; hash: string };
  /** The version in use, which the page shows unless asked for another. */
  pinned: number;
  /** Versions under which people labelled the example. */
  labelled: readonly number[];
  /** The example's page. */
  href: string;
}

/** For which version the labels are shown, and the others that have some. */
export function LabelledVersions({ shown, pinned, labelled, href }: LabelledVersionsProps) {
  const others = [...new Set([pinned, ...labelled])].filter((number) => number !== shown.number);
  return (
    <>
      <VersionBadge number={shown.number} hash={shown.hash} />
      {others.map((number) => (
        <TextLink key={number} href={exampleAddress.href(href, { version: number === pinned ? null : number })}>
          As version {number} asks
        </TextLink>
      ))}
    </>
  );
}
