"use client";

import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { Tooltip } from "radix-ui";
import { type ReactNode, useState } from "react";
import { ToastProvider } from "@/components/ui/toast";

declare global {
  /** Read by the library that locks the page's scroll under a dialog, for the style element that it adds. */
  var __webpack_nonce__: string | undefined;
}

/** What every page needs around it. The nonce reaches the theme's script and the one style element made at run time. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  useState(() => {
    if (typeof window !== "undefined" && nonce) globalThis.__webpack_nonce__ = nonce;
  });
  return (
    <ThemeProvider attribute="data-theme" nonce={nonce} disableTransitionOnChange>
      <NuqsAdapter>
        <Tooltip.Provider delayDuration={300} skipDelayDuration={200}>
          <ToastProvider>{children}</ToastProvider>
        </Tooltip.Provider>
      </NuqsAdapter>
    </ThemeProvider>
  );
}
