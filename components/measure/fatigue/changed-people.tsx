import { writeInterval, writeValue } from "@/components/estimate/estimate-words";
import { Callout } from "@/components/ui/callout";
import { formatCount, formatNumber } from "@/components/ui/format";
import { PersonName } from "@/components/ui/person-name";
import { TextLink } from "@/components/ui/text-link";
import type { PersonChange } from "@/lib/measure/fatigue/people";
import type { CurvePerson } from "./curves";

interface ChangedPeopleProps {
  changes: readonly PersonChange[];
  people: ReadonlyMap<string, CurvePerson>;
  /** Steps of a typical session. */
  steps: number;
  href: (annotator: string) => string;
}

const SUPPORT = {
  entropy: "answers become more uniform",
  run: "a long run of one answer",
  speeding: "more answers come faster than one can read, and these agree less",
} as const;

/** Of whom it can be said that their labels change over a session, by how much, how sure that is, and what else points there. */
export function ChangedPeople({ changes, people, steps, href }: ChangedPeopleProps) {
  const changed = changes.filter((change) => change.changed);
  if (changes.every(({ shrunken }) => shrunken === null)) return null;
  if (changed.length === 0)
    return (
      <p className="max-w-[72ch]">
        Of nobody can it be said that their labels change over a session: for that a fall of at least 5 points must
        outlast the number of people looked at, and a second sign must point the same way.
      </p>
    );
  return (
    <Callout tone="warn" title="Labels of these people change over a session">
      <ul className="mt-1 grid gap-1.5">
        {changed.map((change) => (
          <li key={change.annotator}>
            <TextLink href={href(change.annotator)}>
              <PersonName {...(people.get(change.annotator) ?? { ...NOBODY, name: change.annotator })} />
            </TextLink>{" "}
            <span className="figures">{changeWords(change, steps)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-muted">
        Corrected for having looked at everybody. Look at late labels together: a break or shorter sessions may help.
      </p>
    </Callout>
  );
}

const NOBODY = { colorIndex: 0, kind: "external" as const };
type Told = Pick<PersonChange, "slope" | "interval" | "supportedBy" | "sessions">;

const POINTS = { percent: true, digits: 0, signed: true };

/** “−21 % [−34, −9] quality from the first to the last of 50 labels, in 3 sessions; also answers become more uniform.” */
export function changeWords({ slope, interval, supportedBy, sessions }: Told, steps: number): string {
  const over = (change: number) => change * steps;
  const span = interval ? ` ${writeInterval([over(interval[0]), over(interval[1])], POINTS)}` : "";
  return `${writeValue(over(slope!), POINTS)}${span} quality from the first to the last of ${formatNumber(steps + 1)} labels, in ${formatCount(sessions, "session")}; also ${supportedBy.map((sign) => SUPPORT[sign]).join(", and ")}.`;
}
