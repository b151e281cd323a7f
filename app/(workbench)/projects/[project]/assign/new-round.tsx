import { OpenRoundForm } from "@/components/assign/open-round-form";
import { openRoundAction, previewRoundAction } from "@/lib/assign/actions";
import { batchesToChoose, type PersonChoice, roundDefaults } from "@/lib/assign/choice-queries";
import { annotatorLinks } from "@/lib/assign/round-links";
import type { ProjectScope } from "@/lib/auth/scope";
import { listSlices } from "@/lib/import/example-queries";

interface NewRoundProps {
  scope: ProjectScope<"rounds:manage" | "examples:read" | "rounds:read">;
  people: readonly PersonChoice[];
  path: string;
}

/** Loads what a round can be made of, for the form. */
export async function NewRound({ scope, people, path }: NewRoundProps) {
  const { projectId, project } = scope;
  const [defaults, slices, batches] = await Promise.all([
    roundDefaults(scope),
    listSlices(scope),
    batchesToChoose(scope),
  ]);
  return (
    <OpenRoundForm
      defaults={defaults}
      people={people}
      sources={{ examples: defaults.examples, version: project.versionNumber, slices, batches }}
      preview={previewRoundAction.bind(null, projectId)}
      open={openRoundAction.bind(null, projectId)}
      path={path}
      peopleHref={`/projects/${projectId}/settings#members`}
      message={{ project: project.name, guidelineVersion: project.versionNumber, ...annotatorLinks(scope) }}
    />
  );
}
