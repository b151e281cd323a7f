-- The row that a spreadsheet counts, where cells with line breaks make it another number than the line.
-- AlterTable
ALTER TABLE "job_error" ADD COLUMN     "sheet_row" INTEGER;
