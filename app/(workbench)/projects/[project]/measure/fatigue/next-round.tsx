import { AdviceList } from "@/components/measure/fatigue/advice-list";
import { BreakSetting } from "@/components/measure/fatigue/break-setting";
import { Section } from "@/components/ui/section";
import { type ProjectScope, requireProject } from "@/lib/auth/scope";
import { adviceOf, proposedBreak } from "@/lib/measure/fatigue/advice";
import type { FatigueFigures } from "@/lib/measure/fatigue/survey";
import { changeBreakAction } from "@/lib/project/actions";
import { readSettings } from "@/lib/project/settings";

interface NextRoundProps {
  scope: ProjectScope<"measure:read">;
  figures: FatigueFigures;
}

/** What follows for the next round; for whoever manages the project also when a break is suggested. */
export async function NextRound({ scope, figures }: NextRoundProps) {
  const advice = adviceOf(figures);
  const manage = scope.permissions.has("project:manage")
    ? await requireProject(scope.actor, scope.projectId, "project:manage")
    : null;
  const settings = manage && (await readSettings(manage));
  if (advice.length === 0 && !settings) return null;
  return (
    <Section title="For the next round" note="Session length, breaks and known answers.">
      <div className="grid gap-3">
        {advice.length > 0 && <AdviceList advice={advice} />}
        {settings && (
          <BreakSetting
            breakMinutes={settings.breakMinutes}
            proposed={proposedBreak(advice)}
            change={changeBreakAction.bind(null, scope.projectId)}
          />
        )}
      </div>
    </Section>
  );
}
