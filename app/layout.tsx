import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/theme/providers";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Touchstone", template: "%s · Touchstone" },
  description: "Label and rate examples against one versioned guideline",
};

/** An on-screen keyboard makes the page smaller instead of lying on its foot. */
export const viewport: Viewport = { colorScheme: "light dark", interactiveWidget: "resizes-content" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body className="font-sans">
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
