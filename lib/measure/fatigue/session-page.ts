import type { ListView } from "@/lib/address/table-address";
import type { sessionsTable } from "../address";
import type { SessionFigures } from "./sessions";
import type { FatigueFigures } from "./survey";

/** A session as it is listed. */
export interface SessionRow extends Omit<SessionFigures, "annotator"> {
  id: string;
  person: { name: string; colorIndex: number; kind: "human" | "model" | "external" };
  judgedBy: FatigueFigures["judgedBy"];
}

type Column = (typeof sessionsTable.sortable)[number];

const SORTED_BY: Record<Exclude<Column, "person">, (session: SessionFigures) => number | null> = {
  began: ({ startedAt }) => startedAt,
  minutes: ({ minutes }) => minutes,
  labels: ({ answers }) => answers,
  seconds: ({ secondsPerAnswer }) => secondsPerAnswer,
  pace: ({ paceRatio }) => paceRatio,
  quality: ({ quality }) => quality,
  modal: ({ modalShare }) => modalShare,
  run: ({ longestRun }) => longestRun,
};

/** A page of sessions in the order asked for; what is not known comes last either way. */
export function sessionPage(
  { latestSessions, judgedBy }: Pick<FatigueFigures, "latestSessions" | "judgedBy">,
  people: ReadonlyMap<string, SessionRow["person"]>,
  { page, size, sort, person }: Pick<ListView<Column>, "page" | "size" | "sort"> & { person?: string },
): { rows: SessionRow[]; total: number } {
  const nameOf = ({ annotator }: SessionFigures) => people.get(annotator)?.name ?? annotator;
  const sign = sort.direction === "desc" ? -1 : 1;
  const column = sort.column;
  const compared = (a: SessionFigures, b: SessionFigures): number => {
    if (column === "person") return sign * nameOf(a).localeCompare(nameOf(b));
    const [x, y] = [SORTED_BY[column](a), SORTED_BY[column](b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  };
  const wanted = latestSessions.filter(({ annotator }) => person === undefined || annotator === person);
  const sorted = wanted.sort(compared);
  const rows = sorted.slice((page - 1) * size, page * size).map(
    ({ annotator, ...session }, k): SessionRow => ({
      ...session,
      id: `${annotator} ${session.session ?? session.startedAt ?? k}`,
      person: people.get(annotator) ?? { name: annotator, colorIndex: 0, kind: "external" },
      judgedBy,
    }),
  );
  return { rows, total: sorted.length };
}
