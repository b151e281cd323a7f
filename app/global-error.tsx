"use client";

interface ErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** Stands in when even the frame around the pages failed, so it leans on nothing: no styles, no components. */
export default function GlobalError({ error, reset }: ErrorProps) {
  return (
    <html lang="en">
      <body
        style={{
          fontFamily: "ui-sans-serif, system-ui, sans-serif",
          margin: "2rem",
          maxWidth: "36rem",
          lineHeight: 1.5,
        }}
      >
        <title>Touchstone could not be shown</title>
        <h1 style={{ fontSize: "1.25rem" }}>Touchstone could not be shown</h1>
        <p>
          Something went wrong on our side. Nothing was changed, and labels that were not sent yet are kept in this
          browser. If it happens again, tell whoever runs this instance
          {error.digest ? `, with the code ${error.digest}` : ""}.
        </p>
        <button type="button" onClick={reset}>
          Try again
        </button>
      </body>
    </html>
  );
}
