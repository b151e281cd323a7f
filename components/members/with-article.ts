/** `a viewer`, `an annotator`: a role as it stands in a sentence. */
export function withArticle(role: string): string {
  return `${/^[aeiou]/.test(role) ? "an" : "a"} ${role}`;
}
