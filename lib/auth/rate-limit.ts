import "server-only";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "@/lib/server/db";

const limiters = new Map<string, RateLimiterPrisma>();

function limiter(name: string, points: number, seconds: number): RateLimiterPrisma {
  const found = limiters.get(name);
  if (found) return found;
  const made = new RateLimiterPrisma({
    storeClient: db(),
    tableName: "rateLimit",
    keyPrefix: name,
    points,
    duration: seconds,
    blockDuration: seconds,
  });
  limiters.set(name, made);
  return made;
}

/**
 * Counts one attempt under `name` for `key` and says how many seconds to wait: 0 while fewer than `points` were made within
 * `seconds`. Kept in the database, so that every web process counts together.
 */
export async function attempt(name: string, key: string, points: number, seconds: number): Promise<number> {
  try {
    await limiter(name, points, seconds).consume(key);
    return 0;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1000);
    throw refusal;
  }
}

/** Forgets the attempts under `name` for `key`, after a success. */
export async function forgive(name: string, key: string): Promise<void> {
  await limiters.get(name)?.delete(key);
}
