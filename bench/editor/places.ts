import type { Page } from "@playwright/test";
import { typeAndTime } from "./keystrokes";
import { CRITERIA } from "./long-guideline";

/** A hundred keys: words, spaces, and a line end every now and then. */
const TYPED = "a stone for every answer, and ".repeat(4).slice(0, 100);

/** Types a hundred keys into the text, a criterion's title and an anchor of the guideline that is open in the editor. */
export async function timePlaces(page: Page): Promise<Record<string, number[]>> {
  const middle = CRITERIA / 2 + 1;
  const outline = page.getByRole("navigation", { name: "Outline" });
  await outline.getByRole("button", { name: `Rule ${middle}`, exact: true }).click();
  const text = page.getByRole("textbox", { name: "Text of the guideline" });
  const body = await typeAndTime(page, text, TYPED);
  await outline.getByRole("button", { name: `How far is rule ${middle} kept?` }).click();
  const title = await typeAndTime(page, page.getByRole("textbox", { name: "Question" }), TYPED);
  const anchor = await typeAndTime(page, page.getByRole("textbox", { name: "Anchor of 3" }), TYPED);
  return { "the text": body, "a criterion's question": title, "an anchor": anchor };
}
