import { expect, test, vi } from "vitest";
import { words } from "@/components/testing/shown";
import { aroundChange } from "@/lib/examples/around-change";
import { ClusterReview } from "./cluster-review";

vi.mock("next/navigation", () => ({ useRouter: () => ({}) }));

test("long texts stand beside each other around their first difference, and what is not shown is counted", () => {
  const row = {
    source: null,
    labels: 0,
    similarity: null,
    same: false,
    excluded: false,
    chosen: false,
    apart: false,
  };
  const same = "so it is ".repeat(200);
  const texts = aroundChange(`${same}north ${same}`, `${same}south`, 400);
  const nothing = async () => ({ ok: true as const, value: { stands: true } });
  const said = words(
    <ClusterReview
      projectId="p"
      kept={{ ...row, id: "a", externalId: "first" }}
      members={[{ ...row, id: "b", externalId: "second", texts }]}
      commands={{ keep: nothing, tellApart: nothing }}
    />,
  );
  expect(said.match(/The first [\d,]+ characters, the same in both, are not shown/g)).toEqual([
    "The first 1,500 characters, the same in both, are not shown",
    "The first 1,500 characters, the same in both, are not shown",
  ]);
  expect(said).toContain("1,706 more characters not shown");
  expect(said.match(/more character/g)).toHaveLength(1);
  expect(said).toContain("north");
  expect(said).toContain("south");
});
