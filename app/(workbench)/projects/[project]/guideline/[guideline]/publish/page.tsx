export { default, metadata } from "@/app/(workbench)/guidelines/[guideline]/publish/page";
