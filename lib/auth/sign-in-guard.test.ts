import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/core/random/generator";
import { type Asker, type Crowd, forgive, type Guarded, guard, guardCrowd, NOBODY, NOTHING } from "./sign-in-guard";

const HOUR = 3_600_000;
const from = (address: string, more: Partial<Asker> = {}): Asker => ({
  address,
  form: `form of ${address}`,
  device: null,
  ...more,
});

/** An account under attack: what its guard lets through. */
class Account {
  state: Guarded = NOTHING;
  let = 0;

  ask(asker: Asker, now: number): number {
    const { verdict, after } = guard(this.state, asker, now);
    this.state = after;
    if (!verdict.let) return verdict.seconds;
    this.let++;
    return 0;
  }

  /** Attempts spread evenly over a time in milliseconds. */
  attack(attempts: number, askerOf: (k: number) => Asker, { begin = 0, during = HOUR - 1 } = {}): void {
    for (let k = 0; k < attempts; k++) this.ask(askerOf(k), begin + (k * during) / attempts);
  }

  /** Seconds until the owner is let in who waits as long as they are told. */
  untilLet(asker: Asker, now: number): number {
    for (let waited = 0; waited < 7_200; ) {
      const seconds = this.ask(asker, now + waited * 1000);
      if (seconds === 0) return waited;
      waited += seconds;
    }
    return Number.POSITIVE_INFINITY;
  }
}

const ATTACKS: Record<string, (k: number) => Asker> = {
  "one address": () => from("a"),
  "one address that opens the form anew each time": (k) => from("a", { form: String(k) }),
  "100 addresses": (k) => from(`a${k % 100}`),
  "100 addresses that open the form anew each time": (k) => from(`a${k % 100}`, { form: String(k) }),
  "10,000 addresses": (k) => from(`a${k}`),
};

describe("an account under 10,000 attempts within an hour", () => {
  it.each(Object.entries(ATTACKS))("gives strangers 20 tries at most: %s", (_name, askerOf) => {
    for (const during of [10_000, 600_000, HOUR - 1]) {
      const account = new Account();
      account.attack(10_000, askerOf, { during });
      expect(account.let).toBeLessThanOrEqual(20);
    }
  });

  it.each(Object.entries(ATTACKS))("lets the owner in at once from a known device: %s", (_name, askerOf) => {
    const account = new Account();
    account.attack(10_000, askerOf);
    expect(account.ask(from("a", { device: "mine" }), HOUR / 2)).toBe(0);
  });

  it.each(Object.entries(ATTACKS).slice(0, 3))(
    "lets the owner in within a minute from a new one: %s",
    (_name, askerOf) => {
      for (const during of [10_000, 600_000, HOUR - 1]) {
        const account = new Account();
        account.attack(10_000, askerOf, { during });
        expect(account.untilLet(from("home"), during + 1)).toBeLessThanOrEqual(60);
        expect(account.untilLet(from("a0", { form: "opened anew" }), during + 2)).toBeLessThanOrEqual(60);
      }
    },
  );

  it("lets the owner in within a minute while it goes on", () => {
    const account = new Account();
    account.attack(5_000, ATTACKS["100 addresses"]!, { during: HOUR / 2 });
    const first = account.ask(from("home"), HOUR / 2);
    account.attack(100, ATTACKS["100 addresses"]!, { begin: HOUR / 2, during: first * 1000 });
    expect(first).toBeLessThanOrEqual(60);
    if (first > 0) expect(account.ask(from("home"), HOUR / 2 + first * 1000)).toBe(0);
  });
});

describe("whoever mistypes", () => {
  it("tries six times at once, then after growing pauses, ten times an hour", () => {
    const account = new Account();
    const waits: number[] = [];
    let now = 0;
    while (now < HOUR - 1) {
      const seconds = account.ask(from("home"), now);
      if (seconds > 0) waits.push(seconds);
      now += Math.max(seconds * 1000, 1);
    }
    expect(waits.slice(0, 4)).toEqual([10, 30, 60, 120]);
    expect(account.let).toBe(10);
  });

  it("is forgiven when it is right", () => {
    const account = new Account();
    const me = from("home");
    for (let k = 0; k < 40; k++) {
      const { verdict, after } = guard(account.state, me, k);
      if (!verdict.let) throw new Error(`waits ${verdict.seconds} s at ${k}`);
      account.state = k % 5 === 4 ? forgive(after, verdict) : after;
    }
    expect(account.state.tries.open).toEqual([]);
  });

  it("has ten tries an hour on a known device, which strangers cannot use up", () => {
    const account = new Account();
    account.attack(10_000, ATTACKS["100 addresses"]!);
    account.let = 0;
    for (let now = 0; now < HOUR; now += 1000) account.ask(from("home", { device: "mine" }), now);
    expect(account.let).toBe(10);
  });
});

it("remembers a bounded amount, and no more than a day", () => {
  const account = new Account();
  const random = createRandom(1);
  account.attack(20_000, () => from(String(random.uint32())));
  expect(account.state.seen.address.length).toBe(500);
  account.ask(from("home"), 30 * HOUR);
  expect(account.state.seen.address).toHaveLength(1);
});

describe("an address from which many accounts are tried", () => {
  it("tries 100 times in 15 minutes, then every ten seconds, and still lets somebody else have a turn", () => {
    let state: Crowd = NOBODY;
    const ask = (who: string, now: number) => {
      const { seconds, after } = guardCrowd(state, who, now);
      state = after;
      return seconds;
    };
    let tried = 0;
    for (let now = 0; now < 600_000; now += 50) if (ask(`account ${now}`, now) === 0) tried++;
    expect(tried).toBeLessThanOrEqual(100 + 60);
    const first = ask("owner", 600_000);
    expect(first).toBeLessThanOrEqual(10);
    expect(first === 0 || ask("owner", 600_000 + first * 1000) === 0).toBe(true);
  });
});
