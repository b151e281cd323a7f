import { Figure } from "@/components/ui/figure";
import { formatCount } from "@/components/ui/format";
import { ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import type { SkipReason } from "@/lib/assign/queue-queries";

interface SkipReasonsProps {
  reasons: readonly SkipReason[];
  href: (reason: string | null) => string;
  open: string | null;
}

/** Why examples were skipped, the most frequent reason first; each leads to its skips. */
export function SkipReasons({ reasons, href, open }: SkipReasonsProps) {
  return (
    <ListTable
      caption="Reasons for skips"
      rows={reasons}
      rowKey={({ reason }) => reason}
      columns={[
        {
          label: "Reason",
          cell: ({ reason }) => (
            <TextLink
              href={href(reason === open ? null : reason)}
              aria-current={reason === open ? "true" : undefined}
              className={reason === open ? "font-semibold" : undefined}
            >
              {reasonWords(reason)}
            </TextLink>
          ),
        },
        { label: "Skips", align: "end", cell: ({ skips }) => <Figure value={skips} /> },
        {
          label: "Examples",
          align: "end",
          cell: ({ examples }) => <span className="figures">{formatCount(examples, "example")}</span>,
        },
      ]}
    />
  );
}

/** Reasons for a skip as a lead reads them: what they say about the example or the guideline. */
const REASON_WORDS: Record<string, string> = {
  unclear: "The guideline does not say how to decide",
  broken: "The example is broken or cannot be shown",
  "no-expertise": "It needs knowledge that they do not have",
  language: "They do not read the language well enough",
  distressing: "It is distressing",
  "conflict-of-interest": "They have a stake in it",
  other: "Another reason",
};

/** A reason in words; one that is not known stands for itself. */
export function reasonWords(reason: string): string {
  return REASON_WORDS[reason] ?? reason;
}
