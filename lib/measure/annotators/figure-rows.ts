import type { ListView } from "@/lib/address/table-address";
import type { annotatorsTable } from "../address";
import { habitsOf } from "./habit-findings";
import type { Habits } from "./habit-queries";
import type { Person } from "./order";
import type { Annotator } from "./people";

type Column = (typeof annotatorsTable.sortable)[number];

/** Of one person the figure in each column that has one; null where it is not known. */
export type FigureCells = Record<Exclude<Column, "name">, number | null>;

/** One person's figures as a table lists them. */
export interface FigureRow extends Annotator, FigureCells {
  href: string;
  /** Labels on examples with a known answer. */
  knownItems: number;
  /** Right on these, minus the others on the same. */
  knownDifference: number | null;
}

/** Everybody's figures, in the order given. */
export function figureRows(
  people: readonly Person[],
  habits: Habits | null,
  href: (id: string) => string,
): FigureRow[] {
  const areApart = people.some(({ figure }) => figure.group !== people[0]!.figure.group);
  return people.map(({ figure, ...annotator }) => {
    const work = habits ? habitsOf(habits, annotator.id).work : undefined;
    return {
      ...annotator,
      href: href(annotator.id),
      group: areApart ? figure.group + 1 : null,
      labels: figure.labels,
      severity: figure.severity?.value ?? null,
      known: work?.gold?.right.value ?? null,
      knownItems: work?.gold?.right.items ?? 0,
      knownDifference: work?.gold?.difference.value ?? null,
      mean: figure.mean,
      sd: figure.sd,
      ends: figure.extremeShare,
      middle: figure.midpointShare,
      slope: figure.slope,
      variety: figure.entropy,
      commonest: figure.modalShare,
      distance: figure.divergence,
      pace: work?.reading.secondsPerHundredWords ?? null,
      reading: work?.reading.slope.value ?? null,
      notes: work?.notes.share.value ?? null,
      characters: work?.notes.reasons?.characters ?? work?.notes.characters ?? null,
    };
  });
}

/** A page of them in the order asked for; what is not known comes last either way. */
export function figurePage(
  rows: readonly FigureRow[],
  { page, size, sort }: Pick<ListView<Column>, "page" | "size" | "sort">,
): FigureRow[] {
  const sign = sort.direction === "desc" ? -1 : 1;
  const { column } = sort;
  const compared = (a: FigureRow, b: FigureRow): number => {
    if (column === "name") return sign * a.name.localeCompare(b.name);
    const [x, y] = [a[column], b[column]];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  };
  return rows.toSorted(compared).slice((page - 1) * size, page * size);
}
