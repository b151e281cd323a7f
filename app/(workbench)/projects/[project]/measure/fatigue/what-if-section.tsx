import { SessionRule } from "@/components/measure/fatigue/session-rule";
import { WhatIfForm } from "@/components/measure/fatigue/what-if-form";
import { WhatIfTable } from "@/components/measure/fatigue/what-if-table";
import { whatIfWords } from "@/components/measure/fatigue/what-if-words";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { Soon } from "@/components/ui/soon";
import type { ProjectScope } from "@/lib/auth/scope";
import { standingRule } from "@/lib/labels/session-rule";
import { type MeasureAsked, measureHref } from "@/lib/measure/address";
import { saveRuleAction, withdrawRuleAction } from "@/lib/measure/fatigue/actions";
import { type FatigueSubject, whatIfFigures } from "@/lib/measure/fatigue/queries";

interface WhatIfSectionProps {
  scope: ProjectScope<"measure:read">;
  subject: FatigueSubject;
  filter: MeasureAsked;
  /** What is proposed where the address asks for nothing. */
  proposed: string;
  /** What leaves out the last third of a usual session. */
  third: string;
}

/** What would change if only the beginning of each session counted, and the rule that can be made of it. */
export async function WhatIfSection({ scope, subject, filter, proposed, third }: WhatIfSectionProps) {
  const { projectId } = scope;
  const rule = await standingRule(scope);
  const cut = filter.cut ?? null;
  return (
    <Section id="what-if" title="What if" note="What would change if only the beginning of each session counted?">
      <div className="grid gap-4">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <WhatIfForm key={`form ${cut}`} projectId={projectId} filter={filter} cut={cut ?? rule?.cut ?? proposed} />
          {cut !== third && (
            <LinkButton
              className="no-print"
              href={`${measureHref(projectId, "fatigue", { ...filter, cut: third })}#what-if`}
            >
              Without the last third
            </LinkButton>
          )}
        </div>
        {cut !== null && (
          <Soon
            key={cut}
            fallback={<Skeleton className="h-64" />}
            part={answered({
              subject,
              cut,
              href: measureHref(projectId, "agreement", { ...filter, cut: null, over: null, within: cut }),
            })}
          />
        )}
        <SessionRule
          standing={rule?.cut ?? null}
          cut={cut}
          {...(scope.permissions.has("project:manage") && {
            save: saveRuleAction.bind(null, projectId),
            withdraw: withdrawRuleAction.bind(null, projectId),
          })}
        />
      </div>
    </Section>
  );
}

async function answered({ subject, cut, href }: { subject: FatigueSubject; cut: string; href: string }) {
  const { value } = await whatIfFigures(subject, cut, { remembered: true });
  if (!value.ok) return null;
  return (
    <div className="grid gap-2">
      <p className="figures max-w-[72ch]">{whatIfWords(value.figures)}</p>
      <WhatIfTable figures={value.figures} versions={subject.versions} />
      <LinkButton size="sm" className="justify-self-start" href={href}>
        Agreement on these labels
      </LinkButton>
    </div>
  );
}
