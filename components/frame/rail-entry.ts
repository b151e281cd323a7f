import {
  BookOpenText,
  ChartNoAxesCombined,
  Compass,
  FlaskConical,
  FolderKanban,
  Import,
  Library,
  type LucideIcon,
  PackageCheck,
  PencilRuler,
  Scale,
  Settings,
  Sparkles,
  Split,
  Tags,
  UserRound,
} from "lucide-react";

/** Cookie in which the rail keeps `wide` or `narrow`; the layout reads it and hands it to the frame. */
export const RAIL_COOKIE = "rail";

/** The places of the workbench; the stages stand in the order of the flow. */
export const PLACES = {
  projects: { label: "Your projects", Icon: FolderKanban },
  overview: { label: "Overview", Icon: Compass },
  guidelines: { label: "Guidelines", Icon: Library },
  guideline: { label: "Guideline", Icon: BookOpenText },
  import: { label: "Import", Icon: Import },
  assign: { label: "Assign", Icon: Split },
  label: { label: "Label", Icon: Tags },
  measure: { label: "Measure", Icon: PencilRuler },
  resolve: { label: "Resolve", Icon: Scale },
  curate: { label: "Curate", Icon: Sparkles },
  release: { label: "Release", Icon: PackageCheck },
  evaluate: { label: "Evaluate", Icon: FlaskConical },
  figures: { label: "My figures", Icon: ChartNoAxesCombined },
  people: { label: "People", Icon: UserRound },
  settings: { label: "Settings", Icon: Settings },
} as const satisfies Record<string, { label: string; Icon: LucideIcon }>;
export type Place = keyof typeof PLACES;

/** One line of the rail. Hand in only the places that the person may enter. */
export interface RailEntry {
  place: Place;
  href: string;
  /** How much work waits there; nothing is shown for zero. */
  waiting?: number;
  /** What waits, in the plural: "disagreements". */
  waitingFor?: string;
}

/** The entry under which an address lies: the one with the longest `href` that begins it. */
export function currentEntry(entries: readonly RailEntry[], path: string): RailEntry | undefined {
  return entries
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .sort((one, other) => other.href.length - one.href.length)[0];
}

/** Three figures at most, so that the rail keeps its width: `7`, `240`, `1.2k`, `13k`. */
export function shortCount(count: number): string {
  if (count < 1000) return String(count);
  const thousands = count / 1000;
  return thousands < 10 ? `${(Math.floor(thousands * 10) / 10).toString()}k` : `${Math.floor(thousands)}k`;
}
