import { expect, type Page } from "@playwright/test";

/** What a criterion needs beside its question. */
export type Wanted =
  | { kind: "Choice"; title: string; options: readonly string[] }
  | { kind: "Scale"; title: string; anchors: Record<number, string> }
  | { kind: "Text"; title: string };

/** Starts a guideline from a blank page, writes its text, and waits until it is saved. */
export async function writeGuideline(page: Page, name: string, body: string): Promise<void> {
  await page.goto("/guidelines/new");
  await page.getByRole("radio", { name: "A blank page" }).check();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Create and write" }).click();
  await expect(page).toHaveURL(/\/guidelines\/[0-9a-f-]{36}\/edit$/);
  await page.getByRole("textbox", { name: "Text of the guideline" }).fill(body);
}

/** Adds a criterion to the draft that is open in the editor. */
export async function addCriterion(page: Page, wanted: Wanted): Promise<void> {
  await page.getByRole("button", { name: "Add a criterion" }).click();
  await page.getByRole("menuitem", { name: `${wanted.kind}:` }).click();
  await page.getByRole("textbox", { name: "Question" }).fill(wanted.title);
  if (wanted.kind === "Choice") {
    for (const [index, label] of wanted.options.entries()) {
      await page.getByRole("button", { name: "Add option" }).click();
      await page.getByRole("textbox", { name: `Label of option ${index + 1}` }).fill(label);
    }
  }
  if (wanted.kind === "Scale") {
    for (const [point, anchor] of Object.entries(wanted.anchors)) {
      await page.getByRole("textbox", { name: `Anchor of ${point}` }).fill(anchor);
    }
  }
}

/** Publishes the draft that is open in the editor as its first version; ends on the guideline's page. */
export async function publishFirst(page: Page, note: string): Promise<void> {
  await page.getByRole("button", { name: "Review and publish" }).click();
  await page.getByRole("textbox", { name: "Note" }).fill(note);
  await page.getByRole("button", { name: "Publish version 1" }).click();
  await expect(page).toHaveURL(/\/guidelines\/[0-9a-f-]{36}$/);
}

/** From a guideline's page: makes a project under it; gives its path. */
export async function makeProject(page: Page, name: string, overlap: number): Promise<string> {
  await page.getByRole("link", { name: "New project under this guideline" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("spinbutton", { name: "People per example" }).fill(String(overlap));
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page).toHaveURL(/\/projects\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** Uploads examples on a project's import page, and waits for the job to end. */
export async function importFile(page: Page, project: string, name: string, content: string): Promise<void> {
  await page.goto(`${project}/import`);
  const file = { name, mimeType: "application/x-ndjson", buffer: Buffer.from(content) };
  await page.getByLabel("Choose a file").setInputFiles(file);
  await page.getByRole("button", { name: "Import examples" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("done", { exact: true })).toBeVisible({ timeout: 60_000 });
}

/** Opens a round over all examples for everybody. */
export async function openRound(page: Page, project: string, name: string, overlap: number): Promise<void> {
  await page.goto(`${project}/assign`);
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("spinbutton", { name: "Labels per example" }).fill(String(overlap));
  await page.getByRole("button", { name: "Open the round" }).click();
  await expect(page.getByRole("row", { name: new RegExp(name) })).toBeVisible();
}
