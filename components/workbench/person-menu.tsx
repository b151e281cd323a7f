"use client";

import { LogOut } from "lucide-react";
import { signOut } from "next-auth/react";
import { MenuItem } from "@/components/ui/menu";

/** What a person can do about themselves. */
export function PersonMenu() {
  return (
    <MenuItem icon={<LogOut aria-hidden />} onSelect={() => void signOut({ callbackUrl: "/sign-in" })}>
      Sign out
    </MenuItem>
  );
}
