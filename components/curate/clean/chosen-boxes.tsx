import { Checkbox } from "@/components/ui/checkbox";
import { FieldSet } from "@/components/ui/field";

interface ChosenBoxesProps<T extends string> {
  legend: string;
  help: string;
  offered: readonly { key: T; title: string }[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
}

/** Several of what is offered. They stay in the order of the offer, so that what was chosen in another order says the same; names that are not offered stay. */
export function ChosenBoxes<T extends string>({ legend, help, offered, chosen, onChange }: ChosenBoxesProps<T>) {
  const toggled = (one: T, isOn: boolean): T[] => {
    const wanted = new Set(isOn ? [...chosen, one] : chosen.filter((other) => other !== one));
    const known = offered.map(({ key }) => key);
    return [...known.filter((key) => wanted.has(key)), ...chosen.filter((key) => !known.includes(key))];
  };
  return (
    <FieldSet legend={legend} help={help}>
      {offered.map(({ key, title }) => (
        <Checkbox
          key={key}
          label={title}
          checked={chosen.includes(key)}
          onChange={(event) => onChange(toggled(key, event.target.checked))}
        />
      ))}
    </FieldSet>
  );
}
