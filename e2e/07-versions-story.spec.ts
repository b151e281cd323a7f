import { expect, type Page } from "@playwright/test";
import { writeInterval, writeValue } from "@/components/estimate/estimate-words";
import type { Estimate } from "@/lib/core/estimate";
import { ApiClient, tokenOf } from "./api-client";
import { csvRows } from "./exports";
import { labelByKeyboard, painted } from "./labelling";
import { signInAs, test } from "./people";
import { settleByKeyboard } from "./resolving";
import { HELPFUL } from "./story-plan";
import { CLAUSE, EXAMPLES, expectedComparison, FIRST_VERSION, FOR_BEGINNERS, opinionOf } from "./versions-plan";

const PEOPLE = ["lead", "reviewer", "annotator1", "annotator2"].map((name) => `${name}@demo.local`);
/** How many examples of each version are labelled in the browser. */
const BY_KEYBOARD = 3;

test("a disagreement becomes a better guideline: version 2 asks ten examples again, and agreement is compared", async ({
  arrive,
  request,
}) => {
  test.slow();
  const clients = PEOPLE.map((email) => new ApiClient(request, tokenOf(email)));
  const [leadApi, , ...annotators] = clients as [ApiClient, ApiClient, ApiClient, ApiClient];
  const [lead, reviewer, ada] = await Promise.all([arrive(), arrive(), arrive()]);
  await Promise.all([signInAs(lead, "Nadia Fenwick"), signInAs(reviewer, "Oskar Brandl"), signInAs(ada, "Maren Holt")]);
  const { guideline, project } = await makeProject(leadApi);

  await test.step("both annotators label twenty examples under version 1", async () => {
    const left = new Set(EXAMPLES.map(({ id }) => id));
    await labelAll(annotators[0]!, project, (id) => opinionOf(0, 1, id), EXAMPLES.length - BY_KEYBOARD, left);
    await ada.goto(`${project}/label`);
    await labelByKeyboard(ada, Object.fromEntries([...left].map((id) => [id, opinionOf(0, 1, id)])));
    await labelAll(annotators[1]!, project, (id) => opinionOf(1, 1, id), EXAMPLES.length);
  });

  const changeRequest = await test.step("the reviewer files a change request from the worst disagreement", async () => {
    await reviewer.goto(`${project}/resolve`);
    await expect(reviewer.getByText("Task v6:").first()).toBeVisible();
    const note = "Whom does it have to help?";
    await settleByKeyboard(reviewer, { answer: "1", reasonKey: "g", reason: "Guideline gap", note });
    await reviewer.goto(`${guideline}/requests`);
    await reviewer.getByRole("link", { name: note }).click();
    await expect(reviewer.getByRole("heading", { level: 1, name: note })).toBeVisible();
    return new URL(reviewer.url()).pathname;
  });

  await test.step("the lead accepts it, and changes the clause and what the criterion means", async () => {
    await lead.goto(changeRequest);
    await lead.getByRole("button", { name: "Accept" }).click();
    await lead.getByRole("link", { name: "Open in the editor" }).click();
    const body = lead.getByRole("textbox", { name: "Text of the guideline" });
    await body.fill((await body.inputValue()).replace(CLAUSE.before, CLAUSE.after));
    await lead.getByRole("textbox", { name: "How the draft answers it" }).fill("It has to help a beginner.");
    await lead.getByRole("button", { name: "Mark as answered" }).click();
    await expect(lead.getByText("Answered by this draft")).toBeVisible();
    await lead.getByRole("button", { name: "Criterion", exact: true }).click();
    await lead.getByRole("button", { name: HELPFUL }).first().click();
    await lead.getByRole("textbox", { name: "Question" }).fill(FOR_BEGINNERS);
    await lead.getByRole("button", { name: "Review and publish" }).click();
  });

  await test.step("publishes version 2, by which ten examples are asked again, and moves the project to it", async () => {
    await lead.getByRole("combobox", { name: `What changes for ${FOR_BEGINNERS}` }).selectOption("semantic");
    await expect(lead.getByText("on version 1: 40 labels by 2 people on 20 examples")).toBeVisible();
    await lead.getByRole("radio", { name: "Re-queue a sample" }).check();
    await lead.getByRole("spinbutton", { name: "Examples to re-queue" }).fill("10");
    await expect(lead.getByRole("checkbox", { name: "Whom does it have to help?" })).toBeChecked();
    await lead.getByRole("textbox", { name: "Note" }).fill("Beginners need more.");
    await lead.getByRole("button", { name: "Publish version 2" }).click();
    await expect(lead).toHaveURL(/\/guidelines\/[0-9a-f-]{36}$/);
    await lead.getByRole("button", { name: "Move the project to version 2: 10 examples are asked again" }).click();
    await lead.getByRole("alertdialog").getByRole("button", { name: "Move to version 2" }).click();
    await expect(lead.getByText("10 examples are asked again (20 labels).", { exact: true })).toBeVisible();
  });

  const cameBack =
    await test.step("both read what changed, then get the same ten on this criterion alone", async () => {
      await ada.goto(`${project}/label`);
      await expect(ada.getByRole("heading", { name: "Version 2: read what changed" })).toBeVisible();
      await expect(ada.getByText("Beginners need more.")).toBeVisible();
      await painted(ada);
      await ada.keyboard.press("Control+Enter");
      await expect(ada.getByText("Only what version 2 changed is asked again").filter({ visible: true })).toBeVisible();

      const refused = await annotators[1]!.post(`${project}/next`);
      expect([refused.status(), (await refused.json()).code]).toEqual([409, "acknowledge-version"]);
      expect((await annotators[1]!.post(`${project}/acknowledge`, { version: 2 })).status()).toBe(200);
      const came = await labelAll(annotators[1]!, project, (id) => opinionOf(1, 2, id), 10);
      expect(came).toHaveLength(10);
      await labelByKeyboard(ada, Object.fromEntries(came.map((id) => [id, opinionOf(0, 2, id)])));
      return came;
    });

  await test.step("the labels of version 1 are all there, and twenty of version 2 beside them", async () => {
    const labels = async () => csvRows(await (await leadApi.get(`${project}/export?format=long-csv`)).text());
    // The screen goes on before the last answers have arrived.
    await expect.poll(async () => (await labels()).length).toBe(100);
    const rows = await labels();
    const given = (criterion: string, version: number) =>
      rows.filter((row) => row.criterion === criterion && row.guidelineVersion === String(version));
    expect([given("correct", 1).length, given("helpfulness", 1).length]).toEqual([40, 40]);
    const again = given("helpfulness", 2).map(({ example }) => example);
    expect(again.toSorted()).toEqual([...cameBack, ...cameBack].toSorted());
  });

  await test.step("agreement is read for version 1, for version 2, and side by side", async () => {
    const { before, after, difference } = expectedComparison(cameBack);
    for (const [version, alpha] of [
      [1, before],
      [2, after],
    ] as const) {
      await lead.goto(`${project}/measure?version=${version}`);
      await expectFigure(lead, "Agreement by criterion", version === 1 ? HELPFUL : FOR_BEGINNERS, [inWords(alpha)]);
    }
    await lead.getByRole("link", { name: "Versions side by side" }).click();
    const figures = [inWords(before), inWords(after), inWords(difference, true)];
    await expectFigure(lead, "Agreement under versions 1 and 2", FOR_BEGINNERS, figures);
    const row = lead.getByRole("table", { name: "Agreement under versions" }).getByRole("row", { name: FOR_BEGINNERS });
    await expect(row).toContainText("Semantic");
    await expect(row.getByRole("cell").last()).toHaveText(/10$/);
  });

  await test.step("the request is closed, and version 2 cites it with its case", async () => {
    await reviewer.goto(changeRequest);
    await expect(reviewer.getByText("Done", { exact: true })).toBeVisible();
    await reviewer.goto(`${guideline}/versions/2`);
    const cited = reviewer.getByRole("complementary", { name: "Decided cases" }).first();
    await expect(cited).toContainText("It has to help a beginner.");
    await expect(cited.getByRole("link", { name: "Whom does it have to help?" })).toBeVisible();
    await expect(cited.getByRole("link", { name: "v6" })).toBeVisible();
  });
});

/** A project under version 1 with twenty examples, a reviewer, two annotators and an open round; gives the paths. */
async function makeProject(lead: ApiClient): Promise<{ guideline: string; project: string }> {
  const name = "Versions story";
  const { id: guidelineId } = await (await lead.post("/guidelines", { name, ...FIRST_VERSION })).json();
  const changes = { note: "The first rules." };
  expect((await lead.post(`/guidelines/${guidelineId}/versions`, changes)).status()).toBe(201);
  const made = { name, guidelineId, guidelineVersion: 1, purpose: "annotation", overlap: 2 };
  const { id } = await (await lead.post("/projects", made)).json();
  const project = `/projects/${id}`;
  for (const [index, email] of PEOPLE.slice(1).entries()) {
    const role = index === 0 ? "reviewer" : "annotator";
    expect((await lead.post(`${project}/members`, { email, role })).status()).toBe(201);
  }
  const file = EXAMPLES.map((example) => JSON.stringify(example)).join("\n");
  expect(await lead.upload(`${project}/examples`, file, "application/x-ndjson")).toMatchObject({ accepted: 20 });
  const round = { name: "First round", overlap: 2, annotators: PEOPLE.slice(2) };
  expect((await lead.post(`${project}/rounds`, round)).status()).toBe(201);
  return { guideline: `/guidelines/${guidelineId}`, project };
}

/** Labels up to `most` examples as a program does, takes them out of `left`, and gives their ids. */
async function labelAll(
  annotator: ApiClient,
  project: string,
  opinion: (id: string) => object,
  most: number,
  left: Set<string> = new Set(),
): Promise<string[]> {
  const came: string[] = [];
  while (came.length < most) {
    const next = await annotator.post(`${project}/next`);
    if (next.status() === 204) break;
    const { assignmentId, leaseToken, example, criteria } = await next.json();
    const answers = opinion(example.id);
    expect(Object.keys(answers)).toEqual(criteria);
    const submitted = await annotator.post(
      `/assignments/${assignmentId}/submit`,
      { leaseToken, answers, activeMs: 10 },
      { "idempotency-key": assignmentId },
    );
    expect(submitted.status()).toBe(200);
    left.delete(example.id);
    came.push(example.id);
  }
  return came;
}

/** Figures in the row of a criterion. */
async function expectFigure(page: Page, table: string, criterion: string, figures: readonly string[]): Promise<void> {
  const row = page.getByRole("table", { name: table }).getByRole("row", { name: criterion });
  for (const figure of figures) await expect(row.getByRole("button", { name: figure }).first()).toBeVisible();
}

/** An estimate in the words of the pages. */
function inWords({ value, interval, items }: Estimate, signed = false): string {
  return `${writeValue(value!, { signed })} ${writeInterval(interval!, { signed })} n ${items}`;
}
