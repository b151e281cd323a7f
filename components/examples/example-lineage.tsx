import { TextChanges } from "@/components/curate/clean/text-changes";
import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { Lineage } from "@/lib/curate/clean/lineage";
import { exampleHref } from "@/lib/examples/address";

/** What an example was made of and how, and what was made of it; nothing where neither is so. */
export function ExampleLineage({ projectId, lineage }: { projectId: string; lineage: Lineage | null }) {
  if (!lineage) return null;
  const { parent, operations, children } = lineage;
  const link = ({ id, externalId }: { id: string; externalId: string }) => (
    <TextLink href={exampleHref(projectId, id)} className="font-mono text-xs">
      {externalId}
    </TextLink>
  );
  return (
    <Section title="Made of, and made into">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {parent && (
          <>
            <p>
              A cleaned version of {link(parent)}
              {operations.length > 0 && <>: {operations.join(", ")}</>}.
            </p>
            <TextChanges texts={parent.texts} />
          </>
        )}
        {children.length > 0 && (
          <ul className="grid gap-1">
            {children.map((child) => (
              <li key={child.id} className="flex flex-wrap items-center gap-2">
                <span>Cleaned version</span> {link(child)}
                {!child.isKept && <Badge tone="warn">excluded</Badge>}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}
