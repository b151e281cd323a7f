/** The demo's people, in the order in which the sign-in page offers them. */
export const DEMO_EMAILS = [
  "lead@demo.local",
  "reviewer@demo.local",
  ...[1, 2, 3, 4, 5, 6].map((number) => `annotator${number}@demo.local`),
] as const;

export function isDemoEmail(email: string): boolean {
  return (DEMO_EMAILS as readonly string[]).includes(email);
}
