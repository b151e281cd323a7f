import type { Metadata } from "next";
import { GuidelineEditor } from "@/components/guideline/editor/guideline-editor";
import { guidelinePage } from "@/lib/auth/current";
import { saveDraftAction } from "@/lib/guideline/actions";
import { draftOf } from "@/lib/guideline/queries/draft";
import { latestVersion } from "@/lib/guideline/queries/version";

export const metadata: Metadata = { title: "Edit guideline" };

interface EditProps {
  params: Promise<{ guideline: string }>;
}

export default async function EditGuidelinePage({ params }: EditProps) {
  const scope = await guidelinePage((await params).guideline, "edit");
  const [draft, latest] = await Promise.all([draftOf(scope), latestVersion(scope)]);
  return (
    <GuidelineEditor
      guidelineId={scope.guidelineId}
      draft={draft}
      latest={latest && { number: latest.number, hash: latest.hash }}
      publishedKeys={latest?.content.criteria.map(({ key }) => key) ?? []}
      save={saveDraftAction}
    />
  );
}
