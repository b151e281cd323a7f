import clsx from "clsx";
import { formatNumber, type NumberOptions } from "./format";

interface FigureProps extends NumberOptions {
  /** A plain count or measure. A statistic with uncertainty is shown by `Estimate`, never by this. */
  value: number;
  className?: string;
}

/** A number in tabular figures. */
export function Figure({ value, className, ...options }: FigureProps) {
  return <span className={clsx("tabular whitespace-nowrap", className)}>{formatNumber(value, options)}</span>;
}
