import { formatCount } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import type { OtherMeaning } from "@/lib/labels/labelled";

interface OtherMeaningsProps {
  others: readonly OtherMeaning[];
  /** Criteria by key, as the page calls them; where there is one, the page is about it. */
  titles: Readonly<Record<string, string>>;
  /** The page about another version. */
  href: (version: number) => string;
}

/** Where labels are that these figures leave out, because the criterion meant something else when they were given. */
export function OtherMeanings({ others, titles, href }: OtherMeaningsProps) {
  const told = others.filter(({ key }) => titles[key] !== undefined);
  if (told.length === 0) return null;
  const names = Object.keys(titles).length > 1;
  return (
    <ul className="grid gap-1 text-muted" aria-label="Labels of an earlier or later meaning">
      {told.map(({ key, version, labels }) => (
        <li key={`${key} ${version}`}>
          {names && (
            <>
              <bdi className="text-ink">{titles[key]}</bdi>:{" "}
            </>
          )}
          <TextLink href={href(version)}>
            {formatCount(labels, "label")} under version {version}
          </TextLink>{" "}
          {labels === 1 ? "is" : "are"} left out here: the criterion means something else there.
        </li>
      ))}
    </ul>
  );
}
