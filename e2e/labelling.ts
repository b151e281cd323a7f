import { expect, type Page } from "@playwright/test";

/** What somebody means to answer to one example; without `correct` only helpfulness is asked. */
export interface Opinion {
  correct?: "yes" | "no";
  helpfulness: number;
  remark?: string;
}

/** Keys count only for the example that has been painted. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}

/** Height of the bar that stays at the top of the window. */
const TOP_BAR = 44;

/** Labels whatever comes, by keyboard alone, until nothing is left and nothing waits. */
export async function labelByKeyboard(page: Page, opinions: Readonly<Record<string, Opinion>>): Promise<void> {
  const left = new Map(Object.entries(opinions));
  while (left.size > 0) await labelNext(page, left);
  await expect(page.getByText(/Everything is labelled|Nothing is left for you/)).toBeVisible();
}

/**
 * Labels the example in front by keyboard alone; it has to begin in sight. Prompts begin with `Task <id>:`, by which the opinion is found
 * among those left. The choice has the letters Y and N; a remark is entered with T.
 */
export async function labelNext(page: Page, left: Map<string, Opinion>): Promise<void> {
  const task = page
    .getByRole("main")
    .getByText(/^Task \w+:/)
    .filter({ visible: true });
  const words = (await task.textContent())!;
  const id = /^Task (\w+):/.exec(words)![1]!;
  const opinion = left.get(id);
  if (!opinion) throw new Error(`${id} came, and was not expected (again)`);
  left.delete(id);
  await painted(page);
  await expect(task).toBeInViewport({ ratio: 1 });
  expect((await task.boundingBox())!.y).toBeGreaterThan(TOP_BAR);
  await answer(page, opinion);
  await expect(page.getByText(words).filter({ visible: true })).toHaveCount(0);
}

/** What the rail says about labelling. */
export async function expectWaiting(page: Page, examples: number): Promise<void> {
  const name = examples > 0 ? `Label, ${examples} examples to label` : "Label";
  await expect(page.getByRole("navigation", { name: "Stages" }).getByRole("link", { name, exact: true })).toBeVisible();
}

async function answer(page: Page, { correct, helpfulness, remark }: Opinion): Promise<void> {
  const chosen = (question: string, name: RegExp) =>
    expect(page.getByRole("radiogroup", { name: question }).getByRole("radio", { name })).toBeChecked();
  if (correct !== undefined) {
    await page.keyboard.press(correct[0]!);
    await chosen("Is it correct?", correct === "yes" ? /Yes/ : /No/);
  }
  await page.keyboard.press(String(helpfulness));
  await chosen("How far does it help?", new RegExp(`^${helpfulness}`));
  if (remark === undefined) return page.keyboard.press("Enter");
  await page.keyboard.press("t");
  await expect(page.getByRole("textbox", { name: "Remark" })).toBeFocused();
  await page.keyboard.type(remark);
  await page.keyboard.press("Control+Enter");
}
