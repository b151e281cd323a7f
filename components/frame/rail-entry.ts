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
  Rows3,
  Scale,
  Settings,
  Sparkles,
  Split,
  Tags,
  UserRound,
} from "lucide-react";

/** Cookie in which the rail keeps `wide` or `narrow`; the layout reads it and hands it to the frame. */
export const RAIL_COOKIE = "rail";

/** The places of the workbench, with other words that find them; the stages stand in the order of the flow. */
export const ROOMS = {
  projects: {
    label: "Your projects",
    Icon: FolderKanban,
    words: ["home", "start", "dashboard", "all projects", "switch project"],
  },
  overview: { label: "Overview", Icon: Compass, words: ["home", "start", "next steps", "dashboard", "project"] },
  guidelines: { label: "Guidelines", Icon: Library, words: ["rules", "rubrics", "instructions", "all guidelines"] },
  guideline: {
    label: "Guideline",
    Icon: BookOpenText,
    words: ["rules", "rubric", "instructions", "criteria", "anchors", "version", "help"],
  },
  import: {
    label: "Import",
    Icon: Import,
    words: [
      "upload",
      "add data",
      "load",
      "file",
      "CSV",
      "JSON",
      "add examples",
      "existing labels",
      "duplicates",
      "refused lines",
    ],
  },
  examples: {
    label: "Examples",
    Icon: Rows3,
    words: ["data", "dataset", "items", "records", "browse", "list", "prompts", "responses", "gold"],
  },
  assign: {
    label: "Assign",
    Icon: Split,
    words: [
      "rounds",
      "hand out",
      "distribute",
      "batches",
      "overlap",
      "leases",
      "skips",
      "coverage",
      "workload",
      "progress",
    ],
  },
  label: { label: "Label", Icon: Tags, words: ["annotate", "rate", "work", "queue", "answer", "begin"] },
  measure: {
    label: "Measure",
    Icon: PencilRuler,
    words: [
      "agreement",
      "alpha",
      "kappa",
      "statistics",
      "quality",
      "figures",
      "reliability",
      "confusion",
      "fatigue",
      "sessions",
      "tired",
    ],
  },
  resolve: {
    label: "Resolve",
    Icon: Scale,
    words: ["disagreements", "conflicts", "adjudicate", "settle", "review", "cases", "flags"],
  },
  curate: {
    label: "Curate",
    Icon: Sparkles,
    words: ["inspect", "facts", "clean", "select", "exclude", "filter", "distribution", "tokens", "sources"],
  },
  release: {
    label: "Release",
    Icon: PackageCheck,
    words: ["export", "download", "CSV", "JSON", "NDJSON", "dataset", "publish", "training data"],
  },
  evaluate: { label: "Evaluate", Icon: FlaskConical, words: ["compare models", "win rate", "scores", "leaderboard"] },
  figures: {
    label: "My figures",
    Icon: ChartNoAxesCombined,
    words: ["pace", "speed", "statistics", "fatigue", "own", "sessions", "my figures"],
  },
  people: {
    label: "People",
    Icon: UserRound,
    words: ["accounts", "users", "invite", "admin", "roles", "reset password"],
  },
  settings: {
    label: "Settings",
    Icon: Settings,
    words: ["options", "preferences", "overlap", "project name", "rename"],
  },
} as const satisfies Record<string, { label: string; Icon: LucideIcon; words: readonly string[] }>;
export type Room = keyof typeof ROOMS;

/** One line of the rail. Hand in only the places that the person may enter. */
export interface RailEntry {
  room: Room;
  href: string;
  /** Pages of this room that lie under another address. */
  also?: readonly string[];
  /** How much work waits there; nothing is shown for zero, nor until it is counted. */
  waiting?: number | Promise<number>;
  /** What waits, in the plural: "disagreements". */
  waitingFor?: string;
}

/** The entry under which an address lies: the one with the longest address that begins it. */
export function currentEntry(entries: readonly RailEntry[], path: string): RailEntry | undefined {
  return entries
    .flatMap((entry) => [entry.href, ...(entry.also ?? [])].map((begin) => ({ entry, begin })))
    .filter(({ begin }) => path === begin || path.startsWith(`${begin}/`))
    .sort((one, other) => other.begin.length - one.begin.length)[0]?.entry;
}

/** Three figures at most, so that the rail keeps its width: `7`, `240`, `1.2k`, `13k`. */
export function shortCount(count: number): string {
  if (count < 1000) return String(count);
  const thousands = count / 1000;
  return thousands < 10 ? `${(Math.floor(thousands * 10) / 10).toString()}k` : `${Math.floor(thousands)}k`;
}
