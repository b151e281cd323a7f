import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { VersionPair } from "@/lib/measure/schema";

interface VersionPairFormProps {
  versions: readonly number[];
  pair: VersionPair;
}

/** Chooses which two versions stand side by side; needs no script. Left out where there are only two. */
export function VersionPairForm({ versions, pair }: VersionPairFormProps) {
  if (versions.length < 3) return null;
  const options = versions.map((number) => ({ value: String(number), label: `version ${number}` }));
  return (
    <form className="mb-5 flex flex-wrap items-end gap-3">
      <Field label="Earlier">
        <Select name="before" options={options} defaultValue={String(pair.before)} />
      </Field>
      <Field label="Later">
        <Select name="after" options={options} defaultValue={String(pair.after)} />
      </Field>
      <Button type="submit">Compare</Button>
    </form>
  );
}
