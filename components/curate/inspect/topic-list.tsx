import type { ReactNode } from "react";
import { ThinBar } from "@/components/charts/thin-bar";
import { formatNumber } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import type { NamedExample } from "@/lib/examples/named";
import { shareWords } from "../share-words";

interface ListedTopic {
  name: string;
  /** The names under which it was learnt, where people call it otherwise. */
  learnt: readonly string[];
  /** More telling words than its name has. */
  also: readonly string[];
  examples: number;
  typical: readonly NamedExample[];
}

interface TopicListProps {
  /** Examples that meet the conditions, those about nothing in particular, and those not told yet. */
  matching: number;
  none: number;
  unlooked: number;
  topics: readonly ListedTopic[];
  /** The examples of a topic, or of none. */
  topicHref: (name: string | null) => string;
  exampleHref: (example: string) => string;
  /** What renames a topic, for whoever may. */
  renaming?: ((name: string) => ReactNode) | undefined;
}

/** What examples are about, the largest topic first: each opens its examples and the most typical of them. */
export function TopicList({ matching, none, unlooked, topics, topicHref, exampleHref, renaming }: TopicListProps) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,22rem),1fr))] gap-x-8 gap-y-5">
      {topics.map(({ name, learnt, also, examples, typical }) => (
        <li key={name} className="grid min-w-0 content-start gap-1">
          <Sized name={name} href={topicHref(name)} examples={examples} matching={matching} />
          {learnt.length > 0 && (
            <p className="text-xs text-muted">
              learnt as <bdi>{learnt.join("; ")}</bdi>
            </p>
          )}
          {also.length > 0 && (
            <p className="text-xs text-muted">
              also <bdi>{also.join(", ")}</bdi>
            </p>
          )}
          {typical.length > 0 && (
            <p className="flex min-w-0 flex-wrap gap-x-3 text-xs text-muted">
              <span>most typical:</span>
              {typical.map(({ id, externalId, excerpt }) => (
                <TextLink key={id} href={exampleHref(id)} title={excerpt} className="font-mono wrap-anywhere">
                  {externalId}
                </TextLink>
              ))}
            </p>
          )}
          {renaming?.(name)}
        </li>
      ))}
      {none > 0 && (
        <li className="grid min-w-0 content-start gap-1">
          <Sized name="None in particular" href={topicHref(null)} examples={none} matching={matching} />
          <p className="text-xs text-muted">Nearer to no topic than what is about something else.</p>
        </li>
      )}
      {unlooked > 0 && (
        <li className="grid min-w-0 content-start gap-1">
          <Sized name="Not told yet" examples={unlooked} matching={matching} />
          <p className="text-xs text-muted">Told when their facts are found.</p>
        </li>
      )}
    </ul>
  );
}

interface SizedProps {
  name: string;
  /** Absent where no condition says which they are. */
  href?: string;
  examples: number;
  matching: number;
}

function Sized({ name, href, examples, matching }: SizedProps) {
  return (
    <>
      <p className="flex min-w-0 items-baseline justify-between gap-3">
        {href && examples > 0 ? (
          <TextLink href={href} className="min-w-0 wrap-anywhere">
            <bdi>{name}</bdi>
          </TextLink>
        ) : (
          <bdi className="min-w-0 wrap-anywhere">{name}</bdi>
        )}
        <span className="figures shrink-0 text-muted">
          {formatNumber(examples)} · {shareWords(examples, matching)}
        </span>
      </p>
      <ThinBar share={examples / matching} />
    </>
  );
}
