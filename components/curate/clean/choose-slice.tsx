import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

interface ChooseSliceProps {
  /** Each as name=value; empty for all examples. */
  value: string;
  slices: readonly string[];
  /** What the address or the recipe names, which need not be among them. */
  named: string;
  onChange: (slice: string) => void;
}

/** Which examples are cleaned: all that are kept, or those of a slice. Nothing where there is no slice. */
export function ChooseSlice({ value, slices, named, onChange }: ChooseSliceProps) {
  if (slices.length === 0 && named === "") return null;
  return (
    <Field label="Only of" className="max-w-md">
      <Select
        value={value}
        placeholder="All kept examples"
        onChange={({ target }) => onChange(target.value)}
        options={[...new Set([...(named === "" ? [] : [named]), ...slices])].map((one) => ({
          value: one,
          label: one.replace("=", ": "),
        }))}
      />
    </Field>
  );
}
