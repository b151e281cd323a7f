"use client";

import { Component, type ReactNode } from "react";
import { ErrorState } from "@/components/ui/error-state";

interface ExampleBoundaryProps {
  exampleId: string;
  wayOut: string;
  children: ReactNode;
}

/** An example that cannot be drawn says so and stops nothing else. */
export class ExampleBoundary extends Component<ExampleBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <ErrorState title="This example cannot be shown" kept="Your other work is safe.">
        {this.props.wayOut} Its id is {this.props.exampleId}.
      </ErrorState>
    );
  }
}
