import {
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
  test as playwright,
} from "@playwright/test";

interface People {
  /** Somebody of the story, in a browser of their own, who leaves with the end of the test: open pages go on asking for news. */
  arrive: (options?: BrowserContextOptions) => Promise<Page>;
}

export const test = playwright.extend<People>({
  arrive: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/** Signs one of the demo's people in, by the one click that the page offers. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name, exact: true }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}

/** On a project's settings: invites by email and reads the link that is shown once. */
export async function invite(page: Page, project: string, email: string, role: string): Promise<string> {
  await page.goto(`${project}/settings`);
  await expect(page.getByRole("button", { name: "Add or invite" })).toBeVisible();
  const byEmail = page.getByRole("button", { name: "Somebody else, by email" });
  if (await byEmail.isVisible()) await byEmail.click();
  await page.getByRole("textbox", { name: "Email", exact: true }).fill(email);
  await page.getByRole("combobox", { name: "Role", exact: true }).selectOption(role);
  await page.getByRole("button", { name: "Add or invite" }).click();
  await expect(page.getByText(`A link for ${email}`)).toBeVisible();
  return (await page.getByRole("code").filter({ hasText: "/invitation/" }).textContent())!;
}

/** Opens an invitation's link, makes an account, and comes to what it was for. */
export async function join(page: Page, link: string, name: string): Promise<void> {
  await page.goto(new URL(link).pathname);
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByLabel("Password", { exact: true }).fill("a stone for every answer");
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page).not.toHaveURL(/\/invitation\//);
}
