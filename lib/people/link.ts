import "server-only";
import { env } from "@/lib/server/env";

/** The address that opens an invitation. Only its receiver may see it: whoever has it can use it. */
export function invitationLink(token: string): string {
  return new URL(`/invitation/${token}`, env().NEXTAUTH_URL).href;
}
