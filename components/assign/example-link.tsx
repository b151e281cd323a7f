import { TextLink } from "@/components/ui/text-link";

/** An example by the importer's id, leading to where it can be read. */
export function ExampleLink({ href, id }: { href: string; id: string }) {
  return (
    <TextLink href={href} className="font-mono text-xs wrap-anywhere">
      {id}
    </TextLink>
  );
}
