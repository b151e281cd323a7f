"use client";

import { useState } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { signOut } from "./credentials";

export function SignOutButton({ children = "Sign out", ...rest }: Omit<ButtonProps, "onClick" | "busy">) {
  const [busy, setBusy] = useState(false);
  return (
    <Button
      {...rest}
      busy={busy}
      onClick={() => {
        setBusy(true);
        void signOut();
      }}
    >
      {children}
    </Button>
  );
}
