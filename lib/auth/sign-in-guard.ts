import { z } from "zod";

const trySchema = z.object({ who: z.string(), at: z.number() });
const seenSchema = z.array(z.tuple([z.string(), z.number()]));

/** What is remembered of attempts at one account. Times are milliseconds of the database's clock; who asked is kept as a hash. */
export const guardedSchema = z.object({
  /** Attempts that were let through in each lane within the last hour. */
  tries: z.object({
    device: z.array(trySchema),
    open: z.array(trySchema),
    address: z.array(trySchema),
    form: z.array(trySchema),
  }),
  /** Addresses and forms that have asked within the last day, the newest last. */
  seen: z.object({ address: seenSchema, form: seenSchema }),
  /** Who was told last, in each lane, to wait for its next turn: nobody else that asked before gets it. */
  next: z.object({ address: z.string().optional(), form: z.string().optional() }),
});
export type Guarded = z.infer<typeof guardedSchema>;
type Try = z.infer<typeof trySchema>;

/** Whose word an attempt is: its address, the form in which it was filled in, and the device where it has signed in to this account before. */
export interface Asker {
  address: string;
  form: string;
  device: string | null;
}

type FreshLane = "address" | "form";
type Lane = "device" | "open" | FreshLane;

/** `lane` is what has to be given back where the password was right. */
export type Verdict = { let: true; lane: Lane; who: string } | { let: false; seconds: number };

const [SECOND, HOUR, DAY] = [1000, 3_600_000, 86_400_000];
/** Seconds before the next attempt after so many wrong ones within an hour; after the last there is none until the oldest is an hour old. */
const PAUSES = [0, 0, 0, 0, 0, 0, 10, 30, 60, 120];
/** Attempts at one account within an hour by whoever has not signed in to it before, in each lane: 20 together. */
const MOST = { open: 10, address: 6, form: 4 } as const;
/** In a lane for new ones, seconds from one that is let through to the next. */
const APART = { address: 30, form: 45 } as const;
/** A new one may try so often, at once. */
const EACH = { address: 2, form: 1 } as const;
const MOST_SEEN = 500;

export const NOTHING: Guarded = {
  tries: { device: [], open: [], address: [], form: [] },
  seen: { address: [], form: [] },
  next: {},
};

/**
 * Whether an attempt at an account is let through to its password, and what is remembered then. Refused attempts fill nothing.
 *
 * A device that has signed in before has tries of its own, which no stranger can use up. Everybody else shares ten an hour, with growing
 * pauses for one address. Where these are gone, ten are left to whoever has never asked: an address (six) or, at an address that has, a form
 * that was opened anew (four), some time apart. Of those that wait for such a turn the newest gets it: an attack from many addresses has
 * asked with all of them within seconds, and the owner who comes after it is new. So strangers together get twenty tries an hour, and the
 * owner gets in from a known device at once, from a new one within a minute.
 */
export function guard(before: Guarded, asker: Asker, now: number): { verdict: Verdict; after: Guarded } {
  const after = forget(before, now);
  const isNew = { address: isFresh(after, "address", asker.address), form: isFresh(after, "form", asker.form) };
  const verdict = decide(after, asker, isNew, now);
  for (const lane of ["address", "form"] as const) see(after, lane, asker[lane], now);
  return { verdict, after };
}

/** What is remembered when the password was right: the attempt does not count, nor do the wrong ones before it by the same device or address. */
export function forgive(before: Guarded, { lane, who }: { lane: Lane; who: string }): Guarded {
  const own = before.tries[lane];
  const last = own.findLastIndex((one) => one.who === who);
  const isAll = lane === "device" || lane === "open";
  return {
    ...before,
    tries: { ...before.tries, [lane]: own.filter((one, k) => (isAll ? one.who !== who : k !== last)) },
  };
}

/** What is remembered of attempts from one address at whatever accounts. */
export const crowdSchema = z.object({ tries: z.array(z.number()), next: z.string().optional() });
export type Crowd = z.infer<typeof crowdSchema>;
export const NOBODY: Crowd = { tries: [] };

const [CROWD_MS, CROWD_MOST, CROWD_APART_MS] = [900_000, 100, 10_000];

/**
 * Whether an address may try once more, as `guard` for accounts: 100 times within 15 minutes, as many people may share it. Beyond that it
 * is slow and not shut: every ten seconds whoever was told last to wait has a turn, so that guessing at many accounts shuts out nobody else.
 */
export function guardCrowd(before: Crowd, who: string, now: number): { seconds: number; after: Crowd } {
  const tries = before.tries.filter((at) => now - at < CROWD_MS);
  const last = tries.at(-1) ?? Number.NEGATIVE_INFINITY;
  const wait = tries.length < CROWD_MOST ? 0 : Math.ceil((last + CROWD_APART_MS - now) / 1000);
  if (wait > 0) return { seconds: wait, after: { tries, next: who } };
  if (tries.length >= CROWD_MOST && before.next !== undefined && before.next !== who)
    return { seconds: CROWD_APART_MS / 1000, after: { tries, next: who } };
  return { seconds: 0, after: { tries: [...tries, now].slice(-CROWD_MOST) } };
}

function decide(after: Guarded, asker: Asker, isNew: Record<FreshLane, boolean>, now: number): Verdict {
  const enter = (lane: Lane, who: string): Verdict => {
    after.tries[lane].push({ who, at: now });
    return { let: true, lane, who };
  };
  const { device, address, form } = asker;
  if (device !== null) {
    const seconds = pause(after.tries.device, device, now);
    return seconds === 0 ? enter("device", device) : { let: false, seconds };
  }
  const own = pause(after.tries.open, address, now);
  const open = full(after.tries.open, MOST.open, now);
  if (own === 0 && open === 0) return enter("open", address);
  // Who has to pause only for their own mistakes is not let around it.
  if (own > 0 && open === 0 && !isNew.form) return { let: false, seconds: own };
  const lane = isNew.address ? "address" : "form";
  const who = lane === "address" ? address : form;
  const isIn = after.tries[lane].filter((one) => one.who === who && now - one.at < 120 * SECOND).length;
  const isFull = full(after.tries[lane], MOST[lane], now);
  if (isIn > 0 && isIn < EACH[lane] && isFull === 0) return enter(lane, who);
  if (!isNew[lane] || isFull > 0) return { let: false, seconds: Math.max(own, isFull, open) };
  const since = after.tries[lane].filter((one) => one.who !== who).at(-1)?.at ?? 0;
  const seconds = Math.ceil((since + APART[lane] * SECOND - now) / SECOND);
  if (seconds <= 0) {
    delete after.next[lane];
    return enter(lane, who);
  }
  after.next[lane] = who;
  return { let: false, seconds };
}

function isFresh({ seen, next }: Guarded, lane: FreshLane, who: string): boolean {
  return next[lane] === who || !seen[lane].some(([one]) => one === who);
}

function see(after: Guarded, lane: FreshLane, who: string, now: number): void {
  after.seen[lane] = [...after.seen[lane].filter(([one]) => one !== who), [who, now] as [string, number]].slice(
    -MOST_SEEN,
  );
}

/** Seconds that one has to wait after one's own attempts. */
function pause(tries: readonly Try[], who: string, now: number): number {
  const own = tries.filter((one) => one.who === who);
  const last = own.at(-1);
  if (!last) return 0;
  const wanted = PAUSES[own.length];
  const until = wanted === undefined ? own[own.length - PAUSES.length]!.at + HOUR : last.at + wanted * SECOND;
  return Math.max(0, Math.ceil((until - now) / SECOND));
}

/** Seconds until there is room for one more. */
function full(tries: readonly Try[], most: number, now: number): number {
  if (tries.length < most) return 0;
  return Math.ceil((tries[tries.length - most]!.at + HOUR - now) / SECOND);
}

function forget({ tries, seen, next }: Guarded, now: number): Guarded {
  const recent = (lane: Lane) => tries[lane].filter(({ at }) => now - at < HOUR);
  const known = (lane: FreshLane) => seen[lane].filter(([, at]) => now - at < DAY);
  return {
    tries: { device: recent("device"), open: recent("open"), address: recent("address"), form: recent("form") },
    seen: { address: known("address"), form: known("form") },
    next: { ...next },
  };
}
