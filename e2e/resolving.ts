import { expect, type Locator, type Page } from "@playwright/test";

/** What a reviewer decides about the case that is open. */
export interface Decision {
  /** The answer in the words of the page. */
  answer: string;
  /** The letter of the reason. */
  reasonKey: string;
  reason: string;
  note?: string;
}

/** The waiting cases as they are listed: question, disagreement and beginning of the example, one line each. */
export async function waitingCases(page: Page): Promise<string[]> {
  const links = page.getByRole("navigation", { name: "Waiting cases" }).getByRole("link");
  await expect(links.first()).toBeVisible();
  return (await links.allInnerTexts()).map((text) => text.replace(/\s*\n\s*/g, " "));
}

/** Settles the case that is open, by keyboard alone: a digit chooses the answer, Tab leads on, a letter chooses the reason. */
export async function settleByKeyboard(page: Page, { answer, reasonKey, reason, note }: Decision): Promise<void> {
  const answers = page.getByRole("group", { name: "What is the answer?" });
  const wanted = answers.getByRole("radio", { name: new RegExp(`^${answer} (nobody|\\d+ of)`) });
  await page.keyboard.press(await keyShown(wanted));
  await expect(wanted).toBeChecked();
  await tabTo(page, page.getByRole("group", { name: "Why did people differ?" }).getByRole("radio").first());
  await page.keyboard.press(reasonKey);
  await expect(page.getByRole("radio", { name: new RegExp(`^${reason}`) })).toBeChecked();
  const chosen = page.getByRole("region", { name: "Decision" }).getByRole("status");
  await expect(chosen).toContainText(answer);
  await expect(chosen).toContainText(reason);
  await expectOnScreen(page, chosen);
  await expectOnScreen(page, page.getByRole("button", { name: "Settle and next" }));
  if (reasonKey === "g") {
    await expect(page.getByRole("button", { name: "Settle and next" })).toBeDisabled();
    await page.keyboard.press("f");
    await expect(page.getByRole("radio", { name: /^A new one/ })).toBeChecked();
  }
  if (note !== undefined) {
    await tabTo(page, page.getByRole("textbox", { name: "Note" }));
    await page.keyboard.type(note);
  }
  const settled = page.url();
  await page.keyboard.press("Control+Enter");
  await expect(page).not.toHaveURL(settled);
}

/** All of it lies within the window as it stands, with nothing over it. */
export async function expectOnScreen(page: Page, part: Locator): Promise<void> {
  await expect(part).toBeVisible();
  const { height, width } = page.viewportSize()!;
  const box = (await part.boundingBox())!;
  expect(box.y, `${part} begins above the window`).toBeGreaterThanOrEqual(0);
  expect(box.y + box.height, `${part} ends below the window`).toBeLessThanOrEqual(height);
  expect(box.x + box.width, `${part} ends beside the window`).toBeLessThanOrEqual(width);
  const isOnTop = await part.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    return element.contains(top) || (top?.contains(element) ?? false);
  });
  expect(isOnTop, `${part} lies under something`).toBe(true);
}

/** The key that stands beside a choice. */
async function keyShown(radio: Locator): Promise<string> {
  return (await radio.locator("xpath=ancestor::label").locator("kbd").textContent())!.trim();
}

/** Presses Tab until this control has the focus. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  const hasFocus = () => control.evaluate((element) => element === document.activeElement);
  for (let presses = 0; !(await hasFocus()); presses++) {
    if (presses === 100) throw new Error(`Tab does not lead to ${control}`);
    await page.keyboard.press("Tab");
  }
}
