export { default, metadata } from "@/app/(workbench)/guidelines/[guideline]/versions/[number]/changes/page";
