import "server-only";
import { env } from "@/lib/server/env";
import { isLoopback } from "./origin";

/** Whether the demo's one-click sign-in is offered and obeyed for this request. */
export function mayUseDemo(from: Pick<Headers, "get">): boolean {
  return env().TOUCHSTONE_DEMO && isLoopback(from);
}
