import { expect } from "@playwright/test";
import { ApiClient, tokenOf } from "./api-client";
import { painted } from "./labelling";
import { look } from "./looking";
import { signInAs, test } from "./people";
import { CORRECT, HELPFUL } from "./story-plan";
import { FIRST_VERSION } from "./versions-plan";
import { expectInert } from "./watch";

/** Turns its line where nobody holds it back. */
const because = (id: string) => `⟦Because of ${id}. \u202eeslaf si ti⟧`;

const GOLD = [
  {
    id: "gold1",
    prompt: "Task gold1: what is two times two?",
    response: "Four.",
    gold: { correct: "yes", helpfulness: 5 },
  },
  {
    id: "gold2",
    prompt: "Task gold2: what is two times three?",
    response: "Five.",
    gold: { correct: "no", helpfulness: 1 },
  },
];
const WORK = { id: "work1", prompt: "Task work1: what is two times four?", response: "Eight." };

test("an annotator passes a qualification at the second attempt, then gets work", async ({ arrive, request }) => {
  test.slow();
  const lead = new ApiClient(request, tokenOf("lead@demo.local"));
  const [leader, ada] = await Promise.all([arrive(), arrive()]);
  await Promise.all([signInAs(leader, "Nadia Fenwick"), signInAs(ada, "Maren Holt")]);

  const project = await test.step("a project with gold and an open round", async () => {
    const { id: guidelineId } = await (await lead.post("/guidelines", { name: "Qualifying", ...FIRST_VERSION })).json();
    await lead.post(`/guidelines/${guidelineId}/versions`, { note: "first" });
    const made = { name: "Qualifying", guidelineId, guidelineVersion: 1, purpose: "annotation", overlap: 1 };
    const { id } = await (await lead.post("/projects", made)).json();
    const member = { email: "annotator1@demo.local", role: "annotator" };
    expect((await lead.post(`/projects/${id}/members`, member)).status()).toBe(201);
    const file = [...GOLD, WORK].map((example) => JSON.stringify({ kind: "instruction", ...example })).join("\n");
    expect(await lead.upload(`/projects/${id}/examples`, file, "application/x-ndjson")).toMatchObject({ accepted: 3 });
    return `/projects/${id}`;
  });

  await test.step("the lead asks for both gold examples, with explanations", async () => {
    await leader.goto(`${project}/assign`);
    await leader.getByRole("link", { name: "Qualification" }).click();
    await leader.getByRole("spinbutton", { name: "Right answers needed" }).fill("75");
    await leader.getByRole("spinbutton", { name: "Attempts per person" }).fill("1");
    for (const [index, { id }] of GOLD.entries()) {
      await leader.getByRole("checkbox", { name: id }).check();
      const why = leader.getByRole("textbox", { name: "Why its answers are right" }).nth(index);
      await why.fill(because(id));
    }
    await leader.getByRole("button", { name: "Ask 2 examples" }).click();
    await expect(leader.getByRole("heading", { name: "Asked under version 1" })).toBeVisible();
    const round = { name: "One", overlap: 1, annotators: ["annotator1@demo.local"] };
    expect((await lead.post(`${project}/rounds`, round)).status()).toBe(201);
  });

  async function attempt(answers: (id: string) => { correct: string; helpfulness: number }) {
    for (const { id } of GOLD) {
      const task = ada.getByText(/^Task gold\d:/);
      const words = (await task.textContent())!;
      const { correct, helpfulness } = answers(/gold\d/.exec(words)?.[0] ?? id);
      await painted(ada);
      await ada.keyboard.press(correct[0]!);
      await expect(ada.getByRole("radiogroup", { name: CORRECT }).getByRole("radio", { checked: true })).toBeVisible();
      await ada.keyboard.press(String(helpfulness));
      await expect(ada.getByRole("radiogroup", { name: HELPFUL }).getByRole("radio", { checked: true })).toBeVisible();
      await expect(ada.getByText(/Because of|Right/)).toHaveCount(0);
      await ada.keyboard.press("Control+Enter");
      await expect(ada.getByText(words)).toHaveCount(id === GOLD.at(-1)!.id ? 1 : 0);
    }
  }

  await test.step("labelling leads to it, and a failed attempt does not say what was right", async () => {
    await ada.goto(`${project}/label`);
    await ada.getByRole("link", { name: "Look at what is asked" }).click();
    await ada.getByRole("button", { name: "Begin" }).click();
    await attempt(() => ({ correct: "yes", helpfulness: 3 }));
    await expect(ada.getByText("Not passed this time")).toBeVisible();
    await expect(ada.getByText("1 of 4 answers right")).toBeVisible();
    await expect(ada.getByText("Because of gold1.")).toHaveCount(0);
    await look(ada, ada.url());
    await ada.getByRole("link", { name: "All attempts" }).click();
    await expect(ada.getByText("You have no attempt left")).toBeVisible();
    await look(ada, `${project}/label/qualification`);
  });

  await test.step("the lead sees it and gives another attempt", async () => {
    await leader.goto(`${project}/assign/qualification`);
    const row = leader.getByRole("table", { name: "How people stand" }).getByRole("row", { name: /Maren Holt/ });
    await expect(row).toContainText("1 of 4 answers right");
    await row.getByRole("button", { name: "Give Maren Holt another attempt" }).click();
    await expect(row).toContainText("1 attempt left");
    await expectInert(leader, "the lead's page");
    await look(leader, `${project}/assign/qualification`);
  });

  await test.step("the second passes, and work comes", async () => {
    await ada.reload();
    await ada.getByRole("button", { name: "Begin" }).click();
    await expect(ada.getByText("example 1 of 2")).toBeVisible();
    await attempt((id) => GOLD.find((one) => one.id === id)!.gold);
    await expect(ada.getByText("Passed", { exact: true })).toBeVisible();
    await expect(ada.getByText("Because of gold1.")).toBeVisible();
    await expectInert(ada, "the result of an attempt");
    await ada.getByRole("link", { name: "Start labelling" }).click();
    await expect(ada.getByRole("main").getByText("Task work1:").filter({ visible: true })).toBeVisible();
  });
});
