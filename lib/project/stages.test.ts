import { expect, it } from "vitest";
import { type ProjectRole, permissionsOf } from "@/lib/auth/permissions";
import { OTHER_STAGES, STAGES, stagesFor } from "@/lib/project/stages";

it.each<[ProjectRole, string[]]>([
  ["annotator", ["guideline", "label", "figures"]],
  ["viewer", ["guideline", "examples", "assign", "measure", "resolve", "curate"]],
  ["reviewer", ["guideline", "examples", "assign", "label", "measure", "resolve", "curate", "release"]],
  [
    "lead",
    ["guideline", "import", "examples", "assign", "label", "measure", "resolve", "curate", "release", "settings"],
  ],
])("shows a %s only what is theirs", (role, places) => {
  const permissions = permissionsOf(role);
  const shown = [
    ...stagesFor(STAGES, permissions, "annotation"),
    ...stagesFor(OTHER_STAGES, permissions, "annotation"),
  ];
  expect(shown.map(({ room }) => room)).toEqual(places);
  const more = stagesFor(STAGES, permissions, "evaluation").filter(({ room }) => !places.includes(room));
  expect(more.map(({ room }) => room)).toEqual(role === "annotator" ? [] : ["evaluate"]);
});
