export { default, metadata } from "@/app/(workbench)/guidelines/[guideline]/requests/page";
