import { TextLink } from "@/components/ui/text-link";
import type { ItemView } from "@/lib/curate/contamination/queries";
import { exampleHref } from "@/lib/examples/address";
import { Passage } from "./passage";

/** What an item says and where it stands, as far as the reader may know it. */
export function ItemName({ there: { kind, sourceId, sourceName, item, text } }: { there: ItemView }) {
  if (sourceId === null || item === null)
    return <span className="text-muted">An evaluation that is not open to you</span>;
  return (
    <span className="grid gap-1">
      {text === null ? (
        <span className="text-muted">
          {kind === "benchmark" ? "Only its hash is known" : "It is not there any more"}
        </span>
      ) : (
        <Passage quote={text} />
      )}
      <span className="text-muted">
        {kind === "evaluation" ? (
          <TextLink href={exampleHref(sourceId, item)}>
            <bdi>{sourceName}</bdi>
          </TextLink>
        ) : (
          <>
            <bdi>{sourceName}</bdi>, item {item}
          </>
        )}
      </span>
    </span>
  );
}
