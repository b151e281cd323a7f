import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { cache, type ReactNode, Suspense } from "react";

/** So long a page is not sent for want of its parts. */
const SOON_MS = 200;

/** One deadline for all parts of a page, from when the first of them is asked for. */
const deadline = cache(() => delay(SOON_MS, null, { ref: false }));

interface SoonProps {
  part: Promise<Awaited<ReactNode>>;
  fallback?: ReactNode;
}

/**
 * A part of a page that may take long: in its place where it comes soon, else after it, and what stands for it before. React puts what
 * comes after the first paint into its place 300 ms after that paint and no sooner, so that a skeleton for what is nearly there would
 * make it late. The part is awaited as a whole: what takes long within it stands in a `Soon` of its own.
 */
export async function Soon({ part, fallback = null }: SoonProps) {
  // A failure is thrown where the part stands, also one that comes while nobody waits.
  part.catch(() => {});
  const soon = await Promise.race([part.then((node) => ({ node })), deadline()]);
  return soon ? soon.node : <Suspense fallback={fallback}>{part}</Suspense>;
}
