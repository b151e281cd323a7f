/** A file of a form that people have, after a public report, and what becomes of it without a mapping. */
export interface UsualFile {
  name: string;
  /** What is peculiar about it. */
  about: string;
  content: string;
  /** `line code` of what is refused. */
  refused?: readonly string[];
  /** The content that is stored, in the order of the file, with its provenance where it has any. */
  stored: readonly object[];
}
