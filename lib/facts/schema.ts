import { z } from "zod";
import { text } from "@/lib/input/schemas";

export const setMakerSchema = z.object({
  maker: text(100),
  parameters: z.unknown().describe("What it is to be set to, as the maker has it"),
});
export type SetMakerInput = z.infer<typeof setMakerSchema>;
