import { expect, test } from "@playwright/test";
import { ApiClient, tokenOf } from "./api-client";

const CRITERIA = [
  {
    key: "helpfulness",
    title: "Helpfulness",
    kind: "scale",
    level: "ordinal",
    required: true,
    scale: { min: 1, max: 5, anchors: { "1": "useless", "5": "solves it" } },
  },
  {
    key: "correct",
    title: "Correct?",
    kind: "choice",
    level: "nominal",
    required: true,
    options: [
      { value: "yes", label: "Yes" },
      { value: "no", label: "No" },
    ],
  },
];
const EXAMPLES = Array.from({ length: 6 }, (_, index) => ({
  id: `q${index + 1}`,
  kind: "instruction",
  prompt: `What is ${index} + ${index}?`,
  response: `${2 * index}`,
}));
/** What the two annotators say: they differ on q5 (helpfulness) and q6 (both criteria). */
const OPINIONS = [
  { q1: [5, "yes"], q2: [4, "yes"], q3: [5, "yes"], q4: [2, "no"], q5: [3, "yes"], q6: [1, "no"] },
  { q1: [5, "yes"], q2: [4, "yes"], q3: [5, "yes"], q4: [2, "no"], q5: [4, "yes"], q6: [5, "yes"] },
] as const;

test("a program walks the whole flow: guideline, import, assign, label, measure, resolve, export", async ({
  request,
}) => {
  const people = ["lead", "reviewer", "annotator1", "annotator2"].map((name) => `${name}@demo.local`);
  const [lead, reviewer, ...annotators] = people.map((email) => new ApiClient(request, tokenOf(email))) as [
    ApiClient,
    ApiClient,
    ApiClient,
    ApiClient,
  ];

  const created = await lead.post("/guidelines", {
    name: "API story",
    body: "# Rate\n\nRate the answer.\n",
    criteria: CRITERIA,
  });
  expect(created.status()).toBe(201);
  const { id: guidelineId } = await created.json();
  const published = await lead.post(`/guidelines/${guidelineId}/versions`, { note: "first" });
  expect([published.status(), (await published.json()).number]).toEqual([201, 1]);
  const made = await lead.post("/projects", {
    name: "API story",
    guidelineId,
    guidelineVersion: 1,
    purpose: "annotation",
    overlap: 2,
  });
  expect(made.status()).toBe(201);
  const { id: project } = await made.json();
  for (const [index, email] of people.slice(1).entries()) {
    expect(
      (
        await lead.post(`/projects/${project}/members`, { email, role: index === 0 ? "reviewer" : "annotator" })
      ).status(),
    ).toBe(201);
  }

  const file = EXAMPLES.map((example) => JSON.stringify(example)).join("\n");
  expect(
    await lead.upload(`/projects/${project}/examples`, `${file}\n{"id": "bad"\n`, "application/x-ndjson"),
  ).toMatchObject({
    state: "succeeded",
    accepted: 6,
    rejected: 1,
    errors: [{ line: 7 }],
  });
  expect(await lead.upload(`/projects/${project}/examples`, file, "application/x-ndjson")).toMatchObject({
    accepted: 0,
    rejected: 6,
  });
  expect(
    (await lead.post(`/projects/${project}/rounds`, { name: "One", overlap: 2, annotators: people.slice(2) })).status(),
  ).toBe(201);

  for (const [index, annotator] of annotators.entries()) {
    for (;;) {
      const next = await annotator.post(`/projects/${project}/next`);
      if (next.status() === 204) break;
      const lease = await next.json();
      const [helpfulness, correct] = OPINIONS[index]![lease.example.id as "q1"];
      expect(
        (await annotator.post(`/assignments/${lease.assignmentId}/renew`, { leaseToken: lease.leaseToken })).status(),
      ).toBe(200);
      const body = { leaseToken: lease.leaseToken, answers: { helpfulness, correct }, activeMs: 10 };
      const key = { "idempotency-key": lease.assignmentId };
      const first = await annotator.post(`/assignments/${lease.assignmentId}/submit`, body, key);
      expect(first.status()).toBe(200);
      const again = await annotator.post(`/assignments/${lease.assignmentId}/submit`, body, key);
      expect(await again.json()).toEqual(await first.json());
      const other = await annotator.post(`/assignments/${lease.assignmentId}/submit`, { ...body, activeMs: 11 }, key);
      expect(other.status()).toBe(409);
    }
    expect((await annotator.get(`/projects/${project}/agreement?criterion=correct`)).status()).toBe(403);
  }

  const agreement = await (await lead.get(`/projects/${project}/agreement?criterion=correct`)).json();
  // Six items, two raters, one disagreement; 9 yes and 3 no of 12: alpha = 1 − 11 · 2 / (2 · 9 · 3).
  expect(agreement).toMatchObject({
    coefficient: "alpha",
    level: "nominal",
    items: 6,
    raters: 2,
    pairs: 6,
    judgments: 12,
    guidelineVersions: [1],
  });
  expect(agreement.value).toBeCloseTo(1 - (11 * 2) / (2 * 9 * 3), 12);
  expect(agreement.interval[0]).toBeLessThan(agreement.value);

  const { items: cases } = await (await reviewer.get(`/projects/${project}/disagreements`)).json();
  expect(cases.map((one: { externalId: string; criterionKey: string }) => [one.externalId, one.criterionKey])).toEqual([
    ["q6", "helpfulness"],
    ["q6", "correct"],
    ["q5", "helpfulness"],
  ]);
  const settle = (example: string, criterion: string, value: unknown) =>
    reviewer.post(`/projects/${project}/resolutions`, { example, criterion, value, reason: "slip" });
  const first = await settle("q6", "helpfulness", 5);
  expect(first.status()).toBe(201);
  const second = await settle("q6", "helpfulness", 1);
  expect([second.status(), (await second.json()).first.id]).toEqual([409, (await first.json()).id]);
  expect((await settle("q6", "correct", "yes")).status()).toBe(201);
  expect((await settle("q5", "helpfulness", 3)).status()).toBe(201);

  const exported = await (await lead.get(`/projects/${project}/export?format=ndjson`)).text();
  const decided = Object.fromEntries(
    exported
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
      .map((row) => [row.id, row.decided]),
  );
  expect(decided).toEqual({
    q1: { helpfulness: 5, correct: "yes" },
    q2: { helpfulness: 4, correct: "yes" },
    q3: { helpfulness: 5, correct: "yes" },
    q4: { helpfulness: 2, correct: "no" },
    q5: { helpfulness: 3, correct: "yes" },
    q6: { helpfulness: 5, correct: "yes" },
  });
  const unknown = await lead.get(`/projects/${project}/export?format=parquet`);
  expect(unknown.status()).toBe(400);
  expect(await unknown.text()).toContain("long-csv");
});
