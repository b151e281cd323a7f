import { z } from "zod";
import { defineAddress } from "@/lib/address/address";

/** Where one goes on to after signing in, and why it failed. */
export const signInAddress = defineAddress({ next: z.string().optional(), error: z.string().optional() });

export const signInHref = (next: string) => signInAddress.href("/sign-in", { next });
