import { htmlToText } from "./html-to-text";
import { HYGIENE } from "./hygiene";
import { markdownToText } from "./markdown-to-text";
import type { CleaningOperation } from "./operation";

/** The operations that clean a single text, in the order in which they belong. Personal data is masked over a whole example (mask-personal). */
export const OPERATIONS: readonly CleaningOperation[] = [...HYGIENE, htmlToText, markdownToText];

export const operationById = (id: string): CleaningOperation | undefined => OPERATIONS.find((one) => one.id === id);
