import { expect, type Page } from "@playwright/test";
import { ApiClient, tokenOf } from "./api-client";
import { DESK, expectAccessible, look } from "./looking";
import { signInAs, test } from "./people";
import { CORRECT } from "./story-plan";

const ANNOTATOR = "annotator1@demo.local";
/** Each side has this many; of the last no licence is known. */
const SIDE = 3;

async function begin(lead: ApiClient): Promise<string> {
  const options = ["yes", "no"].map((value) => ({ value, label: value === "yes" ? "Yes" : "No" }));
  const criteria = [{ key: "correct", title: CORRECT, kind: "choice", level: "nominal", required: true, options }];
  const checks = [
    {
      key: "no-licence",
      quality: "compliant",
      title: "No licence",
      match: "any",
      conditions: [{ fact: "licence", operator: "none" }],
    },
  ];
  const qualities = { compliant: "No names of customers." };
  const guideline = { name: "Measured", body: "# Right answers\n\nIs it right?\n", criteria, qualities, checks };
  const { id: guidelineId } = await (await lead.post("/guidelines", guideline)).json();
  await lead.post(`/guidelines/${guidelineId}/versions`, { note: "first" });
  const made = { name: "Measured", guidelineId, guidelineVersion: 1, purpose: "annotation", overlap: 1 };
  const { id } = await (await lead.post("/projects", made)).json();
  await lead.post(`/projects/${id}/members`, { email: ANNOTATOR, role: "annotator" });
  const lines = Array.from({ length: 2 * SIDE }, (_, k) =>
    JSON.stringify({
      id: `zq-id-${k}`,
      prompt: `What is ${k} times seven?`,
      response: `It is ${7 * k}.`,
      provenance: { source: "zq-source", ...(k < SIDE && { licence: "CC0-1.0" }) },
    }),
  );
  await lead.upload(`/projects/${id}/examples`, lines.join("\n"), "application/x-ndjson");
  const lookedAt = async () => (await (await lead.get(`/projects/${id}/checks`)).json()).lookedAt;
  await expect.poll(lookedAt, { timeout: 30_000 }).toBe(2 * SIDE);
  return `/projects/${id}`;
}

const inFront = (page: Page, position: number) =>
  expect(page.getByRole("heading", { level: 1, name: `Example ${position} of ${2 * SIDE}` })).toBeVisible();

/** Answers what is in front by a key, once it is there. */
async function say(page: Page, position: number, key: string): Promise<void> {
  await inFront(page, position);
  await expect(page.getByRole("article", { name: /^Example/ })).toBeVisible();
  await page.keyboard.press(key);
}

test("a check is measured blind by two people, who see nothing of it, and its page says how often it is right", async ({
  arrive,
  request,
}) => {
  test.slow();
  const project = await begin(new ApiClient(request, tokenOf("lead@demo.local")));
  const [lead, annotator] = await Promise.all([arrive(), arrive()]);
  await Promise.all([signInAs(lead, "Nadia Fenwick"), signInAs(annotator, "Maren Holt")]);

  await test.step("the lead draws examples and asks both", async () => {
    await lead.goto(`${project}/curate/checks`);
    await expect(lead.getByText("This check was never measured: nobody knows how often it is right.")).toBeVisible();
    await lead.getByRole("link", { name: "never measured" }).click();
    await expect(lead.getByRole("checkbox", { name: "No licence" })).toBeChecked();
    await lead.getByRole("checkbox", { name: "Nadia Fenwick" }).check();
    await lead.getByRole("checkbox", { name: "Maren Holt" }).check();
    await lead.getByRole("combobox", { name: "Each example is read by" }).selectOption("all 2");
    await expectAccessible(lead, "the form of a measurement");
    await lead.getByRole("button", { name: "Draw and ask them to read" }).click();
    await expect(lead.getByText("Its figures come once everything is read")).toBeVisible();
    await expect(lead.getByRole("progressbar", { name: "Maren Holt" })).toBeVisible();
  });

  await test.step("the annotator reads by the keyboard, is away, and changes an answer", async () => {
    await annotator.goto("/");
    const reads = annotator.locator(`a[href^="${project}/label/read/"]`);
    await expect(reads).toHaveText(`Read ${2 * SIDE} examples`);
    await annotator.goto(project);
    await annotator.getByRole("link", { name: "Begin to read" }).click();
    await inFront(annotator, 1);
    await expect(annotator.getByText("No names of customers.")).toBeVisible();
    await expectAccessible(annotator, "a blind reading");
    expect(await annotator.content()).not.toMatch(/zq-|licence|flagged/i);
    await say(annotator, 1, "1");
    await say(annotator, 2, "3");
    await inFront(annotator, 3);
    await expect(annotator.getByText("not saved yet")).toHaveCount(0);
    await annotator.reload();
    await inFront(annotator, 3);
    await annotator.keyboard.press("u");
    await inFront(annotator, 2);
    await expect(annotator.getByRole("button", { name: "Cannot tell", pressed: true })).toBeVisible();
    for (let position = 2; position <= 2 * SIDE; position++) await say(annotator, position, "1");
    await expect(annotator.getByText(`You have read all ${2 * SIDE} examples`)).toBeVisible();
    await expect(annotator.getByText("Thank you: all of it is saved.")).toBeVisible();
    await annotator.goto("/");
    await expect(annotator.locator(`a[href="${project}"]`).first()).toBeVisible();
    await expect(reads).toHaveCount(0);
  });

  await test.step("the lead reads too, differs once, and settles it", async () => {
    await lead.getByRole("link", { name: "Read your examples" }).click();
    for (let position = 1; position < 2 * SIDE; position++) await say(lead, position, "1");
    await say(lead, 2 * SIDE, "2");
    await expect(lead.getByText("Thank you: all of it is saved.")).toBeVisible();
    await lead.getByRole("link", { name: "Leave" }).click();
    const differ = lead.getByRole("region", { name: "Readers differ, or could not tell" });
    await expect(differ.getByText("1 of these enter no figure")).toBeVisible();
    await differ.getByRole("button", { name: "Against the rules" }).click();
    await expect(differ.getByText("settled: against the rules")).toBeVisible();
    await expect(lead.getByText(`All ${SIDE} that it flags were read: ${SIDE} lack it.`)).toBeVisible();
    await expect(lead.getByRole("link", { name: "File a change request" })).toHaveCount(SIDE);
    await look(lead, lead.url());
    await look(lead, `${project}/curate/checks/measured`, [DESK]);
  });

  await test.step("the checks say it at a glance", async () => {
    await lead.goto(`${project}/curate/checks`);
    await expect(lead.getByText("Trust “No licence” least")).toBeVisible();
    await expect(lead.getByRole("button", { name: /^Precision: 100/ })).toBeVisible();
    await expectAccessible(lead, "checks that were measured");
  });
});
