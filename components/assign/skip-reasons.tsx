import { Figure } from "@/components/ui/figure";
import { formatCount } from "@/components/ui/format";
import { ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import type { SkipReason } from "@/lib/assign/queue-queries";
import { reasonWords } from "./reason-words";

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
