import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/frame/page-header";
import { DatasetCard } from "@/components/release/dataset-card";
import { FileLink } from "@/components/release/download-links";
import { LinkButton } from "@/components/ui/link-button";
import { projectPage } from "@/lib/auth/current";
import { cardBody } from "@/lib/release/card/card";
import { frontMatter } from "@/lib/release/card/front-matter";
import { findRelease } from "@/lib/release/queries";

export const metadata: Metadata = { title: "A release" };

interface Props {
  params: Promise<{ project: string; n: string }>;
}

export default async function ReleaseCardPage({ params }: Props) {
  const { project: id, n } = await params;
  const scope = await projectPage(id, "export:read");
  const found = await findRelease(scope, n);
  if (!found.ok) notFound();
  const { name, manifest, number } = found.value;
  const api = `/api/v1/projects/${id}/releases/${number}`;
  return (
    <>
      <PageHeader
        title={`Release ${number}`}
        question="What is in it, and what should it not be taken for?"
        actions={
          <>
            <LinkButton href={`/projects/${id}/release`}>All releases</LinkButton>
            <FileLink href={`${api}/card`}>Card</FileLink>
            <FileLink href={`${api}/data`}>{manifest.fileName}</FileLink>
          </>
        }
      />
      <DatasetCard body={cardBody(found.value)} frontMatter={frontMatter(name, manifest)} />
    </>
  );
}
