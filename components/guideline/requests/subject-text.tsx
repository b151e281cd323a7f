import { GuidelineDocument } from "@/components/guideline/reading/guideline-document";
import { Section } from "@/components/ui/section";
import { VersionBadge } from "@/components/version-badge/version-badge";
import { clauseText } from "@/lib/guideline/changes/clauses";
import type { Version } from "@/lib/guideline/records";

interface SubjectTextProps {
  version: Version;
  criterion: string | null;
  clause: string | null;
}

/** What a version says at the place of a request. */
export function SubjectText({ version, criterion, clause }: SubjectTextProps) {
  const { body, criteria } = version.content;
  const text = (clause && clauseText(body, clause)) ?? "";
  const own = criteria.filter(({ key }) => key === criterion);
  return (
    <Section
      title="What it says now"
      actions={
        <VersionBadge
          number={version.number}
          hash={version.hash}
          href={`/guidelines/${version.guidelineId}/versions/${version.number}${clause ? `#${clause}` : ""}`}
        />
      }
    >
      {text || own.length > 0 ? (
        <GuidelineDocument body={text} criteria={own} stacked />
      ) : (
        <p className="text-muted">This version has no such place any more.</p>
      )}
    </Section>
  );
}
