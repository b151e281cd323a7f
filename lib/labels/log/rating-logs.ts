import "server-only";
import { totalmem } from "node:os";
import type { ProjectScope } from "@/lib/auth/scope";
import { calculate } from "@/lib/server/threads/calculate";
import { bytesOf, type RatingLog } from "./rating-log";

/** Whoever may see what is computed from everybody's judgments: all of it, or what is about themselves. */
type Read = ProjectScope<"measure:read"> | ProjectScope<"measure:own">;

/** A log and who is reading it. */
interface Entry {
  log: RatingLog | null;
  reading: Promise<RatingLog> | null;
  /** What those wait for who came while it was being read: they want what was written meanwhile. */
  next: Promise<RatingLog> | null;
  lastAsked: number;
}

/** A quarter of the memory that there is, also where a container may have less than its machine. */
const MOST_BYTES = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY) / 4;
/** After this time unasked a log goes, and so does what is left of a project that was deleted. */
const KEPT_MS = 10 * 60_000;

/** Logs of a process; the ones that were not asked for longest go first. */
export class RatingLogs {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly read: (projectId: string, criterion: string, log: RatingLog | null) => Promise<RatingLog>,
    private readonly mostBytes = MOST_BYTES,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Every judgment on the criterion that was committed before the question. */
  async latest(projectId: string, criterion: string): Promise<RatingLog> {
    const key = `${projectId} ${criterion}`;
    const entry = this.entries.get(key) ?? { log: null, reading: null, next: null, lastAsked: 0 };
    entry.lastAsked = this.now();
    // The order of the map is the order in which they were last asked for.
    this.entries.delete(key);
    this.entries.set(key, entry);
    if (!entry.reading) return this.start(entry, projectId, criterion);
    entry.next ??= entry.reading.then(noMatter, noMatter).then(() => {
      entry.next = null;
      return this.start(entry, projectId, criterion);
    });
    return entry.next;
  }

  get bytes(): number {
    return [...this.entries.values()].reduce((sum, { log }) => sum + (log ? bytesOf(log) : 0), 0);
  }

  private start(entry: Entry, projectId: string, criterion: string): Promise<RatingLog> {
    const before = entry.log;
    // A reading that fails may have left half an entry in the dictionaries: the next one begins anew.
    entry.log = null;
    entry.reading = this.read(projectId, criterion, before)
      .then((log) => {
        entry.log = log;
        this.forget();
        return log;
      })
      .finally(() => {
        entry.reading = null;
      });
    return entry.reading;
  }

  private forget(): void {
    const before = this.now() - KEPT_MS;
    for (const [key, { lastAsked, reading }] of this.entries) {
      if (lastAsked < before && !reading) this.entries.delete(key);
    }
    for (const key of this.entries.keys()) {
      if (this.bytes <= this.mostBytes) return;
      this.entries.delete(key);
    }
  }
}

const noMatter = () => {};

const globals = globalThis as typeof globalThis & { touchstoneRatingLogs?: RatingLogs };

/** Every judgment on a criterion with its circumstances, for a calculation: only what came since the last question is read. */
export function ratingLog({ projectId }: Read, criterion: string): Promise<RatingLog> {
  globals.touchstoneRatingLogs ??= new RatingLogs((project, key, log) =>
    calculate("labels.log", { projectId: project, criterion: key, log }),
  );
  return globals.touchstoneRatingLogs.latest(projectId, criterion);
}
