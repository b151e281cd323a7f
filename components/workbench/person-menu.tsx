"use client";

import { KeyRound, LogOut } from "lucide-react";
import { signOut } from "@/components/auth/credentials";
import { MenuItem, MenuLink } from "@/components/ui/menu";

/** What a person can do about themselves. */
export function PersonMenu() {
  return (
    <>
      <MenuLink href="/account" icon={<KeyRound aria-hidden />}>
        Account and tokens
      </MenuLink>
      <MenuItem icon={<LogOut aria-hidden />} onSelect={() => void signOut()}>
        Sign out
      </MenuItem>
    </>
  );
}
