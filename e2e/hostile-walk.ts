import { expect, type Locator, type Page } from "@playwright/test";
import type { ApiClient } from "./api-client";
import { EXAMPLES, line, PARAGRAPHS } from "./hostile";
import { painted } from "./labelling";
import { expectInert, openGuarded } from "./watch";

/** Two people outside of the house who disagree about everything, with remarks. */
export function labelsOfOutsiders(): string {
  const rows = EXAMPLES.flatMap(({ id }, index) =>
    ["one", "other"].flatMap((who, person) => [
      { example: id, annotator: line(who), criterion: "choice", value: person === 0 ? line("value") : "plain" },
      { example: id, annotator: line(who), criterion: "scale", value: person === 0 ? 1 : (index % 3) + 1 },
      { example: id, annotator: line(who), criterion: "words", value: PARAGRAPHS },
    ]),
  );
  return rows.map((row) => JSON.stringify({ ...row, comment: line("comment") })).join("\n");
}

/** An AI judge whose name, model, settings and words are hostile, with verdicts that can be scored and one that cannot. Answers its page. */
export async function sendJudge(lead: ApiClient, project: string): Promise<string> {
  const runs = `/projects/${project}/judge-runs`;
  const asked = {
    model: line("model"),
    name: line("judge"),
    promptHash: line("prompt hash"),
    parameters: { [line("parameter")]: line("setting"), temperature: 0 },
  };
  const made = await lead.post(runs, asked);
  expect(made.status()).toBe(201);
  const { id: run } = (await made.json()) as { id: string };
  const reason = line("judge’s reason");
  const scored = {
    choice: { reason, value: "plain" },
    scale: { reason, value: 3 },
    words: { reason, value: PARAGRAPHS },
  };
  const verdicts = EXAMPLES.map(({ id }, index) => ({ example: id, raw: index === 0 ? line("prose") : scored }));
  const file = verdicts.map((verdict) => JSON.stringify(verdict)).join("\n");
  expect(await lead.upload(`${runs}/${run}/verdicts`, file, "application/x-ndjson")).toMatchObject({
    state: "succeeded",
    accepted: EXAMPLES.length,
  });
  return `/projects/${project}/evaluate/judges/${run}`;
}

/** What two models with hostile names answered to two prompts. */
export const OUTPUTS = ["o1", "o2"]
  .map((id) =>
    JSON.stringify({
      id,
      prompt: `${id} ${PARAGRAPHS}`,
      slices: { [line("slice")]: line("value") },
      outputs: { [line("model")]: PARAGRAPHS, [line("other")]: line("response") },
    }),
  )
  .join("\n");

/** One person's labels of these. */
export function labelsOfOutputs(): string {
  return ["o1:1", "o1:2", "o2:1", "o2:2"]
    .flatMap((example, index) => [
      { example, annotator: line("who"), criterion: "choice", value: index % 2 === 0 ? line("value") : "plain" },
      { example, annotator: line("who"), criterion: "scale", value: (index % 3) + 1 },
    ])
    .map((row) => JSON.stringify(row))
    .join("\n");
}

/** A name may hold any sign, but none that turns what stands beside it. */
export async function expectNoTurningName(page: Page, link: string): Promise<void> {
  await page.goto(new URL(link).pathname);
  await page.getByRole("textbox", { name: "Name" }).fill(line("name"));
  await page.getByLabel("Password", { exact: true }).fill("a stone for every answer");
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page.getByText("Leave out control characters.")).toBeVisible();
}

/** Labels and flags every example by keyboard; each is looked at before and with the guideline open. */
export async function labelEverything(page: Page, home: string): Promise<void> {
  await openGuarded(page, `${home}/label`);
  const progress = page.getByText(/by you · round/);
  for (const [index] of EXAMPLES.entries()) {
    await expect(progress).toContainText(`${index} by you`);
    await expect(page.getByText("to answer").filter({ visible: true })).toBeVisible();
    await painted(page);
    await expectInert(page, `example ${index + 1} while labelling`);
    await page.keyboard.press("g");
    await expect(page.getByRole("complementary", { name: /guideline/i })).toBeVisible();
    await expectInert(page, `example ${index + 1} with the guideline`);
    await page.keyboard.press("g");
    await page.keyboard.press("f");
    await page.getByRole("dialog").getByRole("textbox").fill(line("flag"));
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.keyboard.press("1");
    await page.keyboard.press("2");
    await page.keyboard.press("t");
    await page.keyboard.insertText(PARAGRAPHS);
    await page.keyboard.press("Control+Enter");
  }
  await expect(page.getByText(/Everything is labelled|Nothing is left for you/)).toBeVisible();
  await page.keyboard.press("h");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectInert(page, "the last examples");
  // The screen goes on before the last answers have arrived, and does not let one leave until then.
  await expect(page.getByText("still on the way to the server")).toHaveCount(0);
}

/** The addresses of the imports' jobs, of the round and of each example. */
export async function readIds(page: Page, home: string): Promise<Record<"jobs" | "rounds" | "examples", string[]>> {
  await page.goto(`${home}/import`);
  const jobs = await hrefs(page.getByRole("table"), /\/import\/jobs\//);
  await page.goto(`${home}/assign`);
  const rounds = await hrefs(page.getByRole("table"), /\/assign\/[0-9a-f-]{36}$/);
  await openGuarded(page, `${home}/examples`);
  const examples = await hrefs(page.getByRole("table"), /[?&]open=/);
  expect([jobs.length, rounds.length, examples.length]).toEqual([2, 1, EXAMPLES.length]);
  return { jobs, rounds, examples };
}

/** The addresses in a part of a page that lead to such places, each once. */
export async function hrefs(part: Locator, pattern: RegExp): Promise<string[]> {
  const links = part.getByRole("link");
  await expect(links.first()).toBeVisible();
  const all = await links.evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
  return [...new Set(all.filter((href) => pattern.test(href)))];
}

/** Settles every case with a hostile note, the first as a gap of the guideline, and looks at each before and after. */
export async function settleAll(page: Page, home: string): Promise<void> {
  await openGuarded(page, `${home}/resolve`);
  const waiting = page.getByRole("navigation", { name: "Waiting cases" }).getByRole("link");
  const paths = await waiting.evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
  expect(paths.length).toBeGreaterThan(EXAMPLES.length);
  for (const [index, path] of paths.entries()) {
    await openGuarded(page, path);
    await page.getByRole("textbox", { name: "Note" }).fill(line("note"));
    await page.getByRole("radio", { name: /^No single right answer/ }).check();
    await page.getByRole("radio", { name: index === 0 ? /^Guideline gap/ : /^Ambiguous example/ }).check();
    if (index === 0) await page.getByRole("radio", { name: /^A new one/ }).check();
    await page.getByRole("button", { name: "Settle and next" }).click();
    await expect(page).not.toHaveURL(path);
    await openGuarded(page, path);
    await expect(page.getByText("Settled: No single right answer")).toBeVisible();
  }
}
