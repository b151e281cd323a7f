"use client";

import { z } from "zod";
import { type FigureData, FigureFrame } from "@/components/charts/figure-frame";
import { MixedVersions } from "@/components/estimate/mixed-versions";
import { Figure } from "@/components/ui/figure";
import { formatNumber } from "@/components/ui/format";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import { ask } from "@/lib/api/client";
import { raterSchema } from "@/lib/measure/answers";

export interface LeastPair {
  first: string;
  second: string;
  value: number;
  items: number;
  beside: string;
  href: string;
}

/** The call of the API that has all pairs, and where in its answer they and their figure stand. */
export interface AllPairs {
  address: string;
  list: string;
  figure: string;
}

interface LeastAgreeingProps {
  rows: readonly LeastPair[];
  all: AllPairs;
  /** How many pairs are compared, of how many people. */
  compared: number;
  people: number;
  fewestItems: number;
  /** Up to how many people there is a map. */
  mostDrawn: number;
  measure: { name: string; of: string };
  versions: readonly VersionStamp[];
}

/** A map of so many people could not be read: those who agree least, all pairs to take along. */
export function LeastAgreeing(props: LeastAgreeingProps) {
  const { rows, all, compared, people, fewestItems, mostDrawn, measure, versions } = props;
  const columns: readonly ListColumn<LeastPair>[] = [
    {
      label: "Who",
      cell: ({ first, second, href }) => (
        <TextLink href={href}>
          <bdi>{first}</bdi> and <bdi>{second}</bdi>
        </TextLink>
      ),
    },
    { label: measure.name, align: "end", cell: ({ value }) => <Figure value={value} digits={2} /> },
    { label: "Beside it", cell: ({ beside }) => <span className="figures text-muted">{beside}</span> },
    { label: "Examples of both", align: "end", cell: ({ items }) => <Figure value={items} /> },
  ];
  return (
    <FigureFrame
      question="Who agrees least with whom?"
      caption={
        <>
          {measure.name} of two people {measure.of}: the lowest {rows.length} of {formatNumber(compared)} pairs with{" "}
          {fewestItems} common examples or more. Of so many pairs some look worse by chance. {people} people are too
          many for a map; choose up to {mostDrawn} of them in the filter to see it.{" "}
          <MixedVersions versions={versions} />
        </>
      }
      data={() => allPairs(all, measure.name)}
    >
      <ListTable caption="Pairs that agree least" columns={columns} rows={rows} rowKey={({ href }) => href} />
    </FigureFrame>
  );
}

async function allPairs({ address, list, figure }: AllPairs, name: string): Promise<FigureData> {
  const pair = z.looseObject({ annotators: z.tuple([raterSchema, raterSchema]), items: z.int() });
  const reply = await ask({ method: "GET", path: address, answer: z.object({ [list]: z.array(pair) }) });
  if (!reply.ok) throw new Error(reply.message);
  return {
    columns: ["one", "other", name, "examples of both"],
    rows: reply.body[list]!.map(({ annotators: [one, other], items, [figure]: value }) => [
      one.name,
      other.name,
      z.number().nullable().parse(value),
      items,
    ]),
  };
}
