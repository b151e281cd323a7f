import type { ReactNode } from "react";
import { Mark } from "@/components/frame/mark";
import { ThemeSwitch } from "@/components/ui/theme-switch";

/** The pages before the workbench: the stone at the side, one task beside it. */
export function AuthFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh max-md:flex-col">
      <aside className="stone flex shrink-0 flex-col justify-between gap-6 border-line bg-paper p-5 text-ink max-md:border-b md:w-80 md:border-e md:p-8">
        <p className="flex items-center gap-2.5 text-lg font-semibold tracking-tight">
          <Mark className="size-6" /> Touchstone
        </p>
        <p className="max-w-[34ch] text-base text-muted max-md:hidden">
          One guideline that people label by and models are judged by. Every label knows the version it was given under.
        </p>
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex justify-end p-2">
          <ThemeSwitch />
        </div>
        <main className="mx-auto grid w-full max-w-md content-center gap-6 p-5 pb-16 md:min-h-[80dvh]">{children}</main>
      </div>
    </div>
  );
}
