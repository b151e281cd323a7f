import { FieldSet } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextLink } from "@/components/ui/text-link";
import type { PersonChoice } from "@/lib/assign/choice-queries";
import { PeopleChoice } from "./people-choice";

interface WhoLabelsProps {
  /** Where people are added to the project, to be said where nobody can label. */
  peopleHref?: string;
  people: readonly PersonChoice[];
  who: "all" | "chosen";
  chosen: readonly string[];
  error?: string;
  onChange: (change: { who?: "all" | "chosen"; people?: string[] }) => void;
}

/** Everybody, or those who are ticked. */
export function WhoLabels({ peopleHref, people, who, chosen, error, onChange }: WhoLabelsProps) {
  return (
    <FieldSet legend="Who labels" error={error}>
      <RadioGroup
        value={who}
        onValueChange={(value) => onChange({ who: value === "chosen" ? "chosen" : "all" })}
        options={[
          { value: "all", label: "All annotators", help: "Also those who join the project later." },
          { value: "chosen", label: "Only these people" },
        ]}
      />
      {peopleHref && people.every(({ unable }) => unable !== null) && (
        <p className="mt-1">
          Nobody is there who could label. <TextLink href={peopleHref}>Add people to the project</TextLink>
        </p>
      )}
      {who === "chosen" && (
        <div className="mt-1">
          <PeopleChoice people={people} chosen={chosen} onChange={(keys) => onChange({ people: keys })} />
        </div>
      )}
    </FieldSet>
  );
}
