import { ReaderTable } from "@/components/members/reader-table";
import { SettingsForm } from "@/components/project/settings-form";
import { Section } from "@/components/ui/section";
import { versionReaders } from "@/lib/assign/acknowledgement";
import type { Actor } from "@/lib/auth/actor";
import { requireProject } from "@/lib/auth/scope";
import { changeSettingsAction } from "@/lib/project/actions";
import { readSettings } from "@/lib/project/settings";

interface WorkSettingsProps {
  actor: Actor;
  projectId: string;
}

/** What matters only while people work in the project. */
export async function WorkSettings({ actor, projectId }: WorkSettingsProps) {
  const scope = await requireProject(actor, projectId, "project:manage");
  const [settings, readers] = await Promise.all([readSettings(scope), versionReaders(scope)]);
  return (
    <>
      <Section
        title="Project"
        note="Holds for what is handed out from now on. Rounds keep the overlap they were opened with."
      >
        <SettingsForm
          key={JSON.stringify(settings)}
          settings={settings}
          change={changeSettingsAction.bind(null, projectId)}
        />
      </Section>
      <Section
        title={`Who has read version ${scope.project.versionNumber}`}
        note="After the project moved to a version, nobody gets work under it before they have read what changed."
      >
        <ReaderTable readers={readers} />
      </Section>
    </>
  );
}
