import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";

/** On a project's release page: chooses a format and downloads it as a person does. */
export async function download(page: Page, format: { title: string; name: string }, link: string): Promise<string> {
  await page.getByRole("radio", { name: format.title }).check();
  const file = page.getByRole("link", { name: link });
  await expect(file).toHaveAttribute("href", new RegExp(`format=${format.name}`));
  const [saved] = await Promise.all([page.waitForEvent("download"), file.click()]);
  return readFile(await saved.path(), "utf8");
}

/** The rows of a CSV without quotes or commas in its cells, by column. */
export function csvRows(text: string): Record<string, string>[] {
  const [header = [], ...lines] = text
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
  return lines.map((cells) => Object.fromEntries(header.map((column, index) => [column, cells[index]!])));
}

export function jsonRows<Row>(text: string): Row[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);
}
