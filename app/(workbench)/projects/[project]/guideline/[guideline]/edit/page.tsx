export { default, metadata } from "@/app/(workbench)/guidelines/[guideline]/edit/page";
