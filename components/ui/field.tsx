"use client";

import clsx from "clsx";
import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { FieldContext } from "./field-context";

interface FieldProps {
  label: ReactNode;
  help?: ReactNode;
  /** What is wrong and how to mend it; also marks the control as invalid. */
  error?: ReactNode;
  required?: boolean;
  /** The label stays for assistive technology only. */
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
}

/** A control with its label, help and error. The control (`Input`, `Select`, …) finds its id and description by context. */
export function Field({ label, help, error, required = false, hideLabel, className, children }: FieldProps) {
  const id = useId();
  const describedBy = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div className={clsx("grid content-start gap-1", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "font-medium"}>
        {label}
        {!required || <span className="font-normal text-muted"> (required)</span>}
      </label>
      <FieldContext value={{ id, describedBy, invalid: Boolean(error), required }}>{children}</FieldContext>
      {help && (
        <p id={`${id}-help`} className="text-muted">
          {help}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} role="alert" className="flex items-start gap-1.5 text-bad">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  );
}

interface FieldSetProps {
  legend: ReactNode;
  help?: ReactNode;
  error?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** Several controls that answer one question (radios, checkboxes). */
export function FieldSet({ legend, help, error, className, children }: FieldSetProps) {
  const id = useId();
  return (
    <fieldset
      aria-describedby={clsx(help && `${id}-help`, error && `${id}-error`) || undefined}
      className={clsx("min-w-0", className)}
    >
      <legend className="mb-1 font-medium">{legend}</legend>
      {help && (
        <p id={`${id}-help`} className="mb-1 text-muted">
          {help}
        </p>
      )}
      {children}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
