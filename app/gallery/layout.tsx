import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { GalleryFrame } from "./gallery-frame";

export const metadata: Metadata = { title: "Gallery", robots: { index: false } };

/** Every part of the interface in every state, for looking and for tests. Answers only where it is asked for. */
export default function GalleryLayout({ children }: { children: ReactNode }) {
  if (process.env.TOUCHSTONE_GALLERY !== "1") notFound();
  return <GalleryFrame>{children}</GalleryFrame>;
}
