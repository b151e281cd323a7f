import { Input } from "./input";

interface NoteInputProps {
  /** What the note is with, where there could be several: "Note with the mark". */
  label?: string;
  value: string;
  onChange: (note: string) => void;
}

/** Why something is done, in a line beside its button. */
export function NoteInput({ label = "Note", value, onChange }: NoteInputProps) {
  return (
    <span className="w-64 max-w-full">
      <Input
        dir="auto"
        aria-label={label}
        placeholder={label}
        maxLength={10_000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  );
}
