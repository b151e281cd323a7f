import { expect, type Page } from "@playwright/test";
import { longGuideline } from "./long-guideline";

/** Signs the demo's lead in, makes a long guideline by the API, and opens it in the editor. */
export async function openLongGuideline(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Nadia Fenwick", exact: true }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
  const id = await page.evaluate(async (guideline) => {
    const response = await fetch("/api/v1/guidelines", { method: "POST", body: JSON.stringify(guideline) });
    if (!response.ok) throw new Error(await response.text());
    return ((await response.json()) as { id: string }).id;
  }, longGuideline("A long guideline"));
  await page.goto(`/guidelines/${id}/edit`);
  await expect(page.getByRole("textbox", { name: "Text of the guideline" })).toBeVisible();
}
