import { Callout } from "@/components/ui/callout";
import { TextLink } from "@/components/ui/text-link";
import type { Finding } from "@/lib/measure/annotators/findings";
import type { Annotator } from "@/lib/measure/annotators/people";
import { AnnotatorName } from "./annotator-name";

interface FindingsListProps {
  findings: readonly Finding[];
  caveats: readonly string[];
  /** Whether anybody could be tested. */
  isTested: boolean;
  isAboutOne: boolean;
  annotatorOf: (id: string) => Annotator | undefined;
  href: (id: string) => string;
}

/** Whose labels are worth a look together, in words that invite to it. */
export function FindingsList({ findings, caveats, isTested, isAboutOne, annotatorOf, href }: FindingsListProps) {
  return (
    <div className="grid max-w-[80ch] grid-cols-[minmax(0,1fr)] gap-3">
      {caveats.length > 0 && (
        <ul aria-label="Before you compare" className="grid gap-1">
          {caveats.map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
        </ul>
      )}
      {isTested && findings.length === 0 && (
        <p>
          {isAboutOne ? "Nothing stands out here" : "Nobody stands out"}: no difference is larger than chance would make
          among so many people.
        </p>
      )}
      {findings.length > 0 && (
        <Callout title="Worth a look together">
          <ul className="mt-1 grid grid-cols-[minmax(0,1fr)] gap-1.5">
            {findings.map(({ id, words }) => {
              const annotator = annotatorOf(id);
              return (
                annotator && (
                  <li key={id}>
                    <TextLink href={href(id)}>
                      <AnnotatorName annotator={annotator} />
                    </TextLink>{" "}
                    {words}
                  </li>
                )
              );
            })}
          </ul>
          <p className="mt-2 text-muted">
            Corrected for having looked at everybody. A difference says nothing about who is right: often the guideline
            leaves room.{" "}
            {isAboutOne ? "See the examples below." : "Open a person for the examples on which they differ most."}
          </p>
        </Callout>
      )}
    </div>
  );
}
