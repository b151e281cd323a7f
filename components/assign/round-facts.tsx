import { Explained } from "@/components/glossary/explained";
import { DefinitionList } from "@/components/ui/definition-list";
import { formatCount, formatPercent } from "@/components/ui/format";
import { Time } from "@/components/ui/time";
import type { RoundSummary } from "@/lib/assign/queries";

/** What was decided when the round was opened, and what came unannounced. */
export function RoundFacts({ round }: { round: RoundSummary }) {
  const { overlap, share, order, leaseMinutes, seed, goldRate, repeatRate, gold, repeats, extras, participants } =
    round;
  const each = formatCount(overlap, "label");
  return (
    <DefinitionList
      className="max-w-3xl"
      items={[
        {
          term: "Labels per example",
          value: share < 1 ? `${each} for ${formatPercent(share)} of the examples, one for the others` : each,
        },
        {
          term: "Takes part",
          value:
            participants === null
              ? "All annotators of the project"
              : formatCount(participants.length, "person", "people"),
        },
        {
          term: "Order",
          value: order === "random" ? "Random for each annotator" : "As imported, the same for everybody",
        },
        {
          term: "Gold",
          head: <Explained term="gold">Gold</Explained>,
          value: `${formatPercent(goldRate)} of what is shown; ${formatCount(gold, "label")} so far`,
        },
        {
          term: "Repeats",
          head: <Explained term="repeat">Repeats</Explained>,
          value: `${formatPercent(repeatRate)} of what is shown; ${formatCount(repeats, "label")} so far`,
        },
        ...(extras > 0
          ? [
              {
                term: "Extra labels",
                value: `${formatCount(extras, "label")} came when the example was in other hands already; they are kept`,
              },
            ]
          : []),
        { term: "Lease", head: <Explained term="lease">Lease</Explained>, value: formatCount(leaseMinutes, "minute") },
        { term: "Seed", value: <span className="tabular">{seed}</span> },
        {
          term: "Opened",
          value: (
            <>
              <Time at={round.createdAt.getTime()} form="absolute" />
              {round.createdBy && ` by ${round.createdBy}`}
            </>
          ),
        },
      ]}
    />
  );
}
