import { formatDuration } from "@/components/ui/format";

const WORDS: Record<string, string> = {
  CredentialsSignin: "The email or the password is wrong.",
  unavailable: "The server cannot reach its database right now. Try again in a moment.",
  unreachable: "The server did not answer. Check the connection, then try again.",
  AccessDenied:
    "This identity has no account here. Accounts are made by invitation; ask an admin of this instance for one.",
  Callback: "Your identity was confirmed, but the sign-in could not be finished here. Try again in a moment.",
  OAuthSignin: "The identity provider could not be reached. Try again, or tell an admin of this instance.",
  OAuthCallback: "The identity provider's answer did not fit, or took too long. Start again from here.",
};

/** What a code that next-auth puts into the address means, in words. Codes of no consequence say so too. */
export function signInWords(code: string): string {
  const wait = /^rate-limited:(\d+)$/.exec(code)?.[1];
  if (wait) {
    const when = `Too many attempts. Wait ${formatDuration(Number(wait) * 1000)}, then try again.`;
    return Number(wait) <= 120
      ? when
      : `${when} Where you have signed in before you need not wait; an admin can give you a link.`;
  }
  return WORDS[code] ?? "Signing in did not work. Nothing was changed; try again.";
}
