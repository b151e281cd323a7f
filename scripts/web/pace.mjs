const DASHBOARD = /^\/projects\/[^/]+\/(?:measure|evaluate)(?:\/|$)/;
/** Dashboards that one person may load at once, and how many more a second; beyond that they wait, and so many may. */
const [BURST, PER_SECOND, MOST_WAITING] = [20, 3, 45];
const MOST_PEOPLE = 10_000;

/**
 * Whether an address is a dashboard, whose page costs a hundred times as much as another.
 * @param {string} url path and query, as the request has it
 */
export function isDashboard(url) {
  return DASHBOARD.test(url.split("?", 1)[0] ?? "");
}

/** Lets nobody load dashboards faster than anybody can look at them: beyond a burst each waits for its turn. */
export class Pace {
  /** @type {Map<string, number>} by person when their next free turn is, in milliseconds; long ago where they have all of them */
  #next = new Map();

  /** @param {() => number} [now] */
  constructor(now = () => performance.now()) {
    this.now = now;
  }

  /**
   * Milliseconds until this one's turn, which is taken; null where too many wait already.
   * @param {string} who
   */
  turn(who) {
    const now = this.now();
    const every = Math.ceil(1000 / PER_SECOND);
    const next = Math.max(this.#next.get(who) ?? Number.NEGATIVE_INFINITY, now - BURST * every) + every;
    if (next - now > MOST_WAITING * every) return null;
    if (this.#next.size >= MOST_PEOPLE)
      for (const [one, at] of this.#next) if (at < now - BURST * every) this.#next.delete(one);
    this.#next.set(who, next);
    return Math.max(0, next - now);
  }
}
