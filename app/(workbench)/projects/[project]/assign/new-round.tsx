import { OpenRoundForm } from "@/components/assign/open-round-form";
import { LastAttempt } from "@/components/jobs/last-attempt";
import { openRoundAction, previewRoundAction } from "@/lib/assign/actions";
import { batchesToChoose, type PersonChoice, roundDefaults } from "@/lib/assign/choice-queries";
import { annotatorLinks } from "@/lib/assign/round-links";
import type { ProjectScope } from "@/lib/auth/scope";
import { listSlices } from "@/lib/examples/slices";
import { cancelJobAction } from "@/lib/jobs/actions";
import { lastAttempt } from "@/lib/jobs/job-queries";

interface NewRoundProps {
  scope: ProjectScope<"rounds:manage" | "examples:read" | "rounds:read">;
  people: readonly PersonChoice[];
  path: string;
  /** The slice that the form begins with, as name=value. */
  slice: string | undefined;
}

/** Loads what a round can be made of, for the form, and how far a large one is that is being opened. */
export async function NewRound({ scope, people, path, slice }: NewRoundProps) {
  const { projectId, project } = scope;
  const [defaults, slices, batches, attempt] = await Promise.all([
    roundDefaults(scope),
    listSlices(scope),
    batchesToChoose(scope),
    lastAttempt(scope, "open-round"),
  ]);
  return (
    <div className="grid gap-6">
      {attempt && (
        <LastAttempt
          job={attempt}
          note="Nobody gets work of it before all of it is there."
          failed="was not opened"
          calledOff="No round was opened."
          cancel={cancelJobAction.bind(null, projectId)}
        />
      )}
      <OpenRoundForm
        defaults={defaults}
        people={people}
        sources={{ examples: defaults.examples, version: project.versionNumber, slices, batches }}
        preview={previewRoundAction.bind(null, projectId)}
        open={openRoundAction.bind(null, projectId)}
        path={path}
        slice={slice}
        peopleHref={`/projects/${projectId}/settings#members`}
        message={{ project: project.name, guidelineVersion: project.versionNumber, ...annotatorLinks(scope) }}
      />
    </div>
  );
}
