import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** Searches by sending the page's own address, so that a link reproduces what was found. */
export function UserSearch({ search }: { search: string }) {
  return (
    <search className="mb-3 block max-w-md">
      <form method="get" className="flex items-end gap-2">
        <Field label="Find by name or email" className="flex-1">
          <Input type="search" name="q" defaultValue={search} maxLength={200} />
        </Field>
        <Button type="submit">Find</Button>
      </form>
    </search>
  );
}
