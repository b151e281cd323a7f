import { formatCount, formatNumber } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import { writeCondition } from "@/lib/core/facts/condition-text";
import type { Sameness } from "@/lib/curate/inspect/sameness";
import { shareWords } from "../share-words";

interface SamenessListProps {
  found: Sameness;
  /** The examples that pass a condition, under the look. */
  examplesHref: (condition: string) => string;
}

interface Line {
  title: string;
  said: string;
  fact: string;
  /** The largest groups. */
  groups: { hash: string; words: string }[];
}

/** What examples have in common, but for case and white space; each of the largest groups opens. */
export function SamenessList({ found, examplesHref }: SamenessListProps) {
  return (
    <ul className="grid gap-4">
      {linesOf(found).map(({ title, said, fact, groups }) => (
        <li key={title} className="grid gap-1">
          <p>
            <span className="font-medium">{title}</span> <span className="text-muted">{said}</span>
          </p>
          {groups.length > 0 && (
            <p className="flex flex-wrap gap-x-4 gap-y-1">
              {groups.map(({ hash, words }) => (
                <TextLink key={hash} href={examplesHref(writeCondition({ fact, operator: "is", values: [hash] }))}>
                  {words}
                </TextLink>
              ))}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

const SHOWN = 5;

function linesOf({ whole, prompts, responses }: Sameness): Line[] {
  return [
    {
      title: "The same throughout.",
      said: sentence(whole.repeated, whole.groups, whole.present, "No example is the same as another."),
      fact: "like_whole",
      groups: whole.top.slice(0, SHOWN).map(({ hash, count }) => ({ hash, words: `${formatNumber(count)} times` })),
    },
    {
      title: "One prompt, different responses.",
      said: sentence(prompts.examples, prompts.groups, whole.present, "No prompt has two responses."),
      fact: "like_prompt",
      groups: prompts.top.slice(0, SHOWN).map(({ hash, others }) => ({ hash, words: formatCount(others, "response") })),
    },
    {
      title: "One response, different prompts.",
      said: sentence(responses.examples, responses.groups, whole.present, "No response answers two prompts."),
      fact: "like_response",
      groups: responses.top.slice(0, SHOWN).map(({ hash, others }) => ({ hash, words: formatCount(others, "prompt") })),
    },
  ];
}

function sentence(examples: number, groups: number, all: number, none: string): string {
  if (examples === 0) return none;
  return `${formatCount(examples, "example")} (${shareWords(examples, all)}) in ${formatCount(groups, "group")}.`;
}
